-- 按人: whose act an event was stands with it, as the leaf has it. It used to be whoever had last completed a task of the
-- filing, so that a correction required on paper went to who registered its receipt. An event from before has no clerk and
-- is looked up.
alter table court_event add column clerk text;

create function clerk_of(actor_kind text, actor text) returns text language sql stable as $$
  select username from account where actor_kind = 'COURT' and id = actor
$$;

create or replace function court_event_add(leaf journal_leaf) returns void language plpgsql as $$
declare
  counted text := case leaf.kind when 'PRESERVATION_RULED' then 'REGISTERED' else leaf.kind end;
begin
  insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds, cause_code, clerk)
  select leaf.id, court_code, counted, id, leaf.at, coalesce((leaf.details ->> 'byClock')::boolean, false),
    case when counted = 'REGISTERED' then extract(epoch from leaf.at - first_submitted_at)::bigint end, cause_code,
    clerk_of(leaf.actor_kind, leaf.actor_id)
  from filing where id = leaf.filing_id and court_code is not null and main_suit is null
  on conflict do nothing;
end $$;

-- By person, of what is counted of a filing only its receipt changes afterwards, with its first decision.
create or replace function task_done_touches() returns trigger language plpgsql as $$
begin
  perform board_touch(new.court, new.done_at::timestamptz);
  if new.filing_id is null then
    return null;
  end if;
  if new.kind = 'Task_RegisterPaperService' then
    perform board_touch(court, at) from filing_phase
    where filing_id = new.filing_id and ended and at > new.received_at::timestamptz;
  end if;
  if not exists (
      select from task_done d
      where d.filing_id = new.filing_id and d.task_id <> new.task_id and d.done_at <= new.done_at) then
    perform board_touch_filing(new.filing_id, false);
  end if;
  return null;
end $$;

-- A period ends at 24:00 of its last day, which is 00:00 of the day after.
create function last_day_of(due_at timestamp) returns date language sql immutable as $$
  select (due_at - interval '1 microsecond')::date
$$;

-- The sums by person and those for the forecast said otherwise: all are made anew, the newest first.
delete from board_sum_made;
