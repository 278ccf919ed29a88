-- The filing that a task is about: by most business keys the filing itself, by that of a later filing, of a complaint or
-- of a refund another. Null for money that belongs to no filing, and for a flow that a court drew for something else.
create function filing_of_task(kind text, key text) returns uuid language plpgsql stable as $$
begin
  if key !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return null;
  end if;
  case kind
    when 'Task_ReviewLaterFiling', 'Task_DecideReconsideration' then
      return (select filing_id from later_filing where id = key::uuid);
    when 'Task_AnswerComplaint' then
      return (select filing_id from complaint where id = key::uuid);
    when 'Task_ApproveRefund' then
      return (select filing_id from refund where id = key::uuid);
    else
      return key::uuid;
  end case;
end $$;

-- Who decided on what was handed in later, answered a complaint or approved a refund worked on the filing too.
create or replace function handled_filing_of_task() returns trigger language plpgsql as $$
begin
  insert into handled_filing (clerk, received_at, filing_id)
  select new.clerk, f.first_submitted_at, f.id from filing f
  where f.id = filing_of_task(new.kind, new.filing_id::text) and f.first_submitted_at is not null
  on conflict do nothing;
  return null;
end $$;

create or replace function handled_filing_of_filing() returns trigger language plpgsql as $$
declare
  clerks text[] := array(
    select distinct clerk from task_done where filing_id in (
      select new.id
      union all select id from later_filing where filing_id = new.id
      union all select id from complaint where filing_id = new.id
      union all select id from refund where filing_id = new.id));
begin
  delete from handled_filing where clerk = any (clerks) and received_at = old.first_submitted_at and filing_id = new.id;
  insert into handled_filing (clerk, received_at, filing_id)
  select clerk, new.first_submitted_at, new.id from unnest(clerks) clerk where new.first_submitted_at is not null;
  return null;
end $$;

insert into handled_filing (clerk, received_at, filing_id)
select distinct d.clerk, f.first_submitted_at, f.id
from task_done d join filing f on f.id = filing_of_task(d.kind, d.filing_id::text)
where d.kind in ('Task_ReviewLaterFiling', 'Task_DecideReconsideration', 'Task_AnswerComplaint', 'Task_ApproveRefund')
  and f.first_submitted_at is not null
on conflict do nothing;

create or replace view v_inv_handled_filings as
  with derived as (
    select distinct d.clerk, f.first_submitted_at as received_at, f.id as filing_id
    from task_done d join filing f on f.id = filing_of_task(d.kind, d.filing_id::text)
    where f.first_submitted_at is not null)
  (select 'missing' as fault, derived.* from derived except select 'missing', handled_filing.* from handled_filing)
  union all
  (select 'stale', handled_filing.* from handled_filing except select 'stale', derived.* from derived);
