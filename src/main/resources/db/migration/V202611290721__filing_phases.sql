-- 用时构成: whose turn a filing's time was. A row for each status, by the business time of the leaf that tells of it; written
-- when the transaction that changed the status commits. What happened before this migration has no rows.
create table filing_phase (
  filing_id uuid not null,
  leaf_id   bigint not null,
  court     text not null,
  at        timestamptz not null,
  status    text not null,
  ended     boolean not null,
  primary key (filing_id, leaf_id)
);
create index filing_phase_ended on filing_phase (court, at) include (filing_id) where ended;

create function filing_phase_of_leaf() returns trigger language plpgsql as $$
begin
  insert into filing_phase (filing_id, leaf_id, court, at, status, ended)
  select f.id, new.id, f.court_code, new.at, f.status,
    f.status in ('FORWARDED', 'REFUSED', 'WITHDRAWN', 'SETTLED', 'WITHDRAWAL_GRANTED', 'DEEMED_WITHDRAWN', 'TRANSFERRED',
      'PRESERVATION_ENDED')
  from filing f
  where f.id = new.filing_id and f.court_code is not null and f.status <> 'DRAFT'
    and f.status is distinct from (
      select p.status from filing_phase p where p.filing_id = f.id order by p.leaf_id desc limit 1);
  return null;
end $$;
create constraint trigger filing_phase_added after insert on journal_leaf
  deferrable initially deferred for each row when (new.filing_id is not null)
  execute function filing_phase_of_leaf();
