-- What a drawing tool handed in last: a draft that is no longer so was changed in the workbench.
alter table rule_draft add column handed_in_sha256 text;
