-- 反诉 (ADR 0090): a defendant's filing that answers a registered case and is tried with it, under the number of that case.
alter table filing add column main_suit uuid references filing;
alter table filing add check ((main_suit is null) = (track is distinct from 'COUNTERCLAIM'));
create index filing_by_main_suit on filing (main_suit) where main_suit is not null;

create function filing_keeps_main_suit() returns trigger language plpgsql as $$
begin
  if old.main_suit is not null and new.main_suit is distinct from old.main_suit then
    raise exception 'the case that counterclaim % answers never changes', old.id;
  end if;
  return new;
end $$;
create trigger filing_keeps_main_suit before update of main_suit on filing
  for each row execute function filing_keeps_main_suit();

-- The number is the case's; the case has it once.
alter table filing drop constraint filing_case_number_key;
create unique index filing_case_number on filing (case_number) where main_suit is null;
create index filing_by_case_number on filing (case_number);
alter table filing drop constraint filing_ruling_number_key;
create unique index filing_ruling_number on filing (ruling_number) where main_suit is null;
create index filing_by_ruling_number on filing (ruling_number);

create or replace view v_inv_number_of_registered as
  select f.id, f.status, f.case_number from filing f
  left join case_number n on n.filing_id = coalesce(f.main_suit, f.id) and n.purpose = 'REGISTRATION'
  where f.main_suit is null and (f.registered_at is null) <> (n.canonical is null)
     or f.case_number is distinct from case when f.registered_at is not null then n.canonical end;

create or replace view v_inv_number_of_refused as
  select f.id, f.ruling_number from filing f
  left join case_number n on n.filing_id = coalesce(f.main_suit, f.id)
    and n.purpose = case when f.main_suit is null then 'REFUSAL' else 'REGISTRATION' end
  where f.status = 'REFUSED' and f.ruling_number is distinct from n.canonical;

-- A counterclaim is no case of its own: neither its receipt nor its registration counts as one.
create or replace function court_event_add(leaf journal_leaf) returns void language plpgsql as $$
begin
  insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds)
  select leaf.id, court_code, leaf.kind, id, leaf.at, coalesce((leaf.details ->> 'byClock')::boolean, false),
    case when leaf.kind = 'REGISTERED' then extract(epoch from leaf.at - first_submitted_at)::bigint end
  from filing where id = leaf.filing_id and court_code is not null and main_suit is null
  on conflict do nothing;
end $$;
