-- Who decided a filing last, for the numbers by person.
create index task_done_by_filing on task_done (filing_id, done_at desc) where filing_id is not null;
