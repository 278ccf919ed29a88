-- By person, what was counted of a filing changes with its first decision alone; a later one changes nothing that stands,
-- and used to set aside its month and year until these were summed again. A paper that was on its way when the filing
-- ended changes by whose turn the time was, on the day of that end.
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
  -- The second condition: only where a clock went back.
  if not exists (
      select from task_done d
      where d.filing_id = new.filing_id and d.task_id <> new.task_id and d.done_at <= new.done_at)
    or exists (select from court_event e where e.filing_id = new.filing_id and e.at > new.done_at::timestamptz) then
    perform board_touch_filing(new.filing_id, false);
  end if;
  return null;
end $$;
