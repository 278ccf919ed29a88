-- 收、立、补、退、不予受理: what the journal says of each court's filings, as the supervision board counts it. Fed in the
-- transaction that writes the leaf; the journal stays what is believed.
create table court_event (
  leaf_id      bigint primary key,
  court        text not null,
  kind         text not null,
  filing_id    uuid not null,
  at           timestamptz not null,
  by_clock     boolean not null,
  -- Of a registration: since the filing was first received.
  took_seconds bigint
);
create index court_event_by_court on court_event (court, at) include (kind, by_clock, took_seconds, filing_id);

create function court_event_add(leaf journal_leaf) returns void language plpgsql as $$
begin
  insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds)
  select leaf.id, court_code, leaf.kind, id, leaf.at, coalesce((leaf.details ->> 'byClock')::boolean, false),
    case when leaf.kind = 'REGISTERED' then extract(epoch from leaf.at - first_submitted_at)::bigint end
  from filing where id = leaf.filing_id and court_code is not null
  on conflict do nothing;
end $$;

create function court_event_of_leaf() returns trigger language plpgsql as $$
begin
  perform court_event_add(new);
  return null;
end $$;
create trigger court_event_added after insert on journal_leaf
  for each row when (new.filing_id is not null
    and new.kind in ('RECEIVED', 'REGISTERED', 'CORRECTION_REQUIRED', 'RETURNED', 'REFUSED'))
  execute function court_event_of_leaf();

select court_event_add(leaf) from journal_leaf leaf
where leaf.filing_id is not null
  and leaf.kind in ('RECEIVED', 'REGISTERED', 'CORRECTION_REQUIRED', 'RETURNED', 'REFUSED');

-- 立案登记簿 in the order of its pages.
create index filing_by_registration on filing (court_code, registered_at, id) where registered_at is not null;
