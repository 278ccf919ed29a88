-- 定时发布: what came of it when its time came and it was not published.
alter table rule_draft
  add column publication_attempts integer not null default 0,
  add column publication_fault    text,
  add column publication_retry_at timestamptz,
  add constraint publication_fault_told check ((publication_attempts = 0) = (publication_fault is null));
