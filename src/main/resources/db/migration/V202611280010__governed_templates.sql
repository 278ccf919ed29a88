-- 文书模板: every version of the words of a paper; the newest is in force, and none ever changes.
create table paper_template (
  template text not null check (template ~ '^[a-z][a-z0-9-]{0,59}$'),
  version  integer not null check (version > 0),
  content  text not null,
  sha256   text not null,
  -- Whether it came with the program; then the next program may bring a newer one.
  packaged boolean not null,
  since    timestamptz not null,
  primary key (template, version),
  constraint hash_of_content check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create function template_version_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a template is never changed';
end $$;
create trigger paper_template_is_fixed before update or delete on paper_template
  for each row execute function template_version_is_fixed();
revoke update, delete, truncate on paper_template from lian_app;

-- Which version a paper was filled from; null for a paper of before, whose hash says it.
alter table court_paper add column template_number integer;

alter table rule_draft drop constraint rule_draft_kind_check;
alter table rule_draft add constraint rule_draft_kind_check check (kind in ('DECISION', 'PROCESS', 'PAPER'));
