-- The board counts a day's events by cause: the cause stands with the event, so that no filing is looked up for it. An
-- event from before has none and is looked up; the sums of its day stand already.
alter table court_event add column cause_code text;
create index court_event_read on court_event (court, at)
  include (kind, by_clock, took_seconds, filing_id, cause_code);
drop index court_event_by_court;

create or replace function court_event_add(leaf journal_leaf) returns void language plpgsql as $$
declare
  counted text := case leaf.kind when 'PRESERVATION_RULED' then 'REGISTERED' else leaf.kind end;
begin
  insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds, cause_code)
  select leaf.id, court_code, counted, id, leaf.at, coalesce((leaf.details ->> 'byClock')::boolean, false),
    case when counted = 'REGISTERED' then extract(epoch from leaf.at - first_submitted_at)::bigint end, cause_code
  from filing where id = leaf.filing_id and court_code is not null and main_suit is null
  on conflict do nothing;
end $$;

create or replace function filing_cause_touches() returns trigger language plpgsql as $$
begin
  update court_event set cause_code = new.cause_code where filing_id = new.id;
  perform board_touch_filing(new.id, true);
  return null;
end $$;
