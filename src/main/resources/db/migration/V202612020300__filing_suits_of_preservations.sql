-- 诉讼中的保全: the number of the suit in which it is asked for, which its rulings bear (民诉法 103). The suit may be one that
-- this system did not register. See ADR 0215.
create table preservation_suit (
  filing_id   uuid primary key references filing (id),
  case_number text not null
);

-- What bears its suit's number has none of its own, and is no registered case of its own: as what is made within a suit.
alter table filing add column bears_suit_number boolean not null default false;

drop index filing_case_number;
create unique index filing_case_number on filing (case_number) where main_suit is null and not bears_suit_number;
drop index filing_ruling_number;
create unique index filing_ruling_number on filing (ruling_number) where main_suit is null and not bears_suit_number;

create or replace view v_inv_number_of_registered as
  select f.id, f.status, f.case_number from filing f
  left join case_number n on n.filing_id = coalesce(f.main_suit, f.id) and n.purpose = 'REGISTRATION'
  left join preservation_suit s on s.filing_id = f.id and f.bears_suit_number
  where f.main_suit is null and (f.registered_at is null) <> (coalesce(n.canonical, case when f.registered_at is not null then s.case_number end) is null)
     or f.case_number is distinct from case when f.registered_at is not null then coalesce(n.canonical, s.case_number) end;

create or replace view v_inv_number_of_refused as
  select f.id, f.ruling_number from filing f
  left join case_number n on n.filing_id = coalesce(f.main_suit, f.id)
    and n.purpose = case when f.main_suit is null then 'REFUSAL' else 'REGISTRATION' end
  left join preservation_suit s on s.filing_id = f.id and f.bears_suit_number
  where f.status = 'REFUSED' and f.ruling_number is distinct from coalesce(n.canonical, s.case_number);

create or replace function court_event_add(leaf journal_leaf) returns void language plpgsql as $$
declare
  counted text := case leaf.kind when 'PRESERVATION_RULED' then 'REGISTERED' else leaf.kind end;
begin
  insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds, cause_code, clerk)
  select leaf.id, court_code, counted, id, leaf.at, coalesce((leaf.details ->> 'byClock')::boolean, false),
    case when counted = 'REGISTERED' then extract(epoch from leaf.at - first_submitted_at)::bigint end, cause_code,
    clerk_of(leaf.actor_kind, leaf.actor_id)
  from filing where id = leaf.filing_id and court_code is not null and main_suit is null
    and not (bears_suit_number and counted = 'REGISTERED')
  on conflict do nothing;
end $$;

drop index filing_in_register;
create index filing_in_register on filing (court_code, registered_at, id) include (registered_by_clock)
  where registered_at is not null and main_suit is null and not bears_suit_number;
