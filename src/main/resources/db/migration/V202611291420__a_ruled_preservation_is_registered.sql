-- 裁定保全 gives the application its case number: the register has it, so the board counts it as registered too.
create or replace function court_event_add(leaf journal_leaf) returns void language plpgsql as $$
declare
  counted text := case leaf.kind when 'PRESERVATION_RULED' then 'REGISTERED' else leaf.kind end;
begin
  insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds)
  select leaf.id, court_code, counted, id, leaf.at, coalesce((leaf.details ->> 'byClock')::boolean, false),
    case when counted = 'REGISTERED' then extract(epoch from leaf.at - first_submitted_at)::bigint end
  from filing where id = leaf.filing_id and court_code is not null and main_suit is null
  on conflict do nothing;
end $$;

drop trigger court_event_added on journal_leaf;
create trigger court_event_added after insert on journal_leaf
  for each row when (new.filing_id is not null
    and new.kind in ('RECEIVED', 'REGISTERED', 'PRESERVATION_RULED', 'CORRECTION_REQUIRED', 'RETURNED', 'REFUSED'))
  execute function court_event_of_leaf();

select court_event_add(leaf) from journal_leaf leaf
where leaf.filing_id is not null and leaf.kind = 'PRESERVATION_RULED';
