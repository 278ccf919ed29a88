-- Whose hands a filing went through, in the order in which the court received the filings: what one person worked on is
-- found newest first, however much that is. Who holds a task now is not here but in task_offer.
create table handled_filing (
  clerk       text not null,
  received_at timestamptz not null,
  filing_id   uuid not null,
  primary key (clerk, received_at, filing_id)
);

create function handled_filing_of_task() returns trigger language plpgsql as $$
begin
  insert into handled_filing (clerk, received_at, filing_id)
  select new.clerk, f.first_submitted_at, f.id from filing f
  where f.id = new.filing_id and f.first_submitted_at is not null
  on conflict do nothing;
  return null;
end $$;
create trigger handled_filing_added after insert on task_done
  for each row when (new.filing_id is not null) execute function handled_filing_of_task();

-- A suit that comes of an application is of that one's day.
create function handled_filing_of_filing() returns trigger language plpgsql as $$
begin
  delete from handled_filing h using (select distinct clerk from task_done where filing_id = new.id) d
  where h.clerk = d.clerk and h.received_at = old.first_submitted_at and h.filing_id = new.id;
  insert into handled_filing (clerk, received_at, filing_id)
  select distinct clerk, new.first_submitted_at, new.id from task_done
  where filing_id = new.id and new.first_submitted_at is not null;
  return null;
end $$;
create trigger handled_filing_moved after update of first_submitted_at on filing
  for each row when (new.first_submitted_at is distinct from old.first_submitted_at)
  execute function handled_filing_of_filing();

insert into handled_filing (clerk, received_at, filing_id)
select distinct d.clerk, f.first_submitted_at, f.id
from task_done d join filing f on f.id = d.filing_id
where f.first_submitted_at is not null;

drop view filing_clerk;
drop index task_done_by_clerk;

-- What must hold of the rows at every moment; empty.
create view v_inv_handled_filings as
  with derived as (
    select distinct d.clerk, f.first_submitted_at as received_at, f.id as filing_id
    from task_done d join filing f on f.id = d.filing_id
    where f.first_submitted_at is not null)
  (select 'missing' as fault, derived.* from derived except select 'missing', handled_filing.* from handled_filing)
  union all
  (select 'stale', handled_filing.* from handled_filing except select 'stale', derived.* from derived);
