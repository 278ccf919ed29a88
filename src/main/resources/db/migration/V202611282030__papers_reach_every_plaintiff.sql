-- A party who is known by a link and by his own account: a plaintiff in whose name another filed, who gets his papers
-- into it, or a defendant who answers with a counterclaim. Who it is stands as a keyed hash of name and number, so that
-- whoever takes his place by a correction is not he.
create table joined_party (
  filing_id  uuid not null references filing (id),
  person     bytea not null,
  purpose    text not null check (purpose in ('PAPERS', 'COUNTERCLAIM')),
  account_id text not null,
  joined_at  timestamptz not null,
  primary key (filing_id, person, purpose)
);
create index joined_party_by_account on joined_party (account_id, joined_at);
revoke update, delete, truncate on joined_party from lian_app;

-- A paper that was served on who filed, and that still has to reach another plaintiff, or reached him and how.
create table owed_service (
  served_id uuid not null references served_document,
  person    bytea not null,
  filing_id uuid not null,
  court     text not null,
  owed_at   timestamptz not null,
  method    text check (method in ('ELECTRONIC', 'PAPER')),
  -- When it reached him: of paper the day that its receipt proves.
  done_at   timestamptz,
  -- The receipt of a paper service in words, sealed.
  proof     bytea,
  done_by   text,
  primary key (served_id, person),
  check ((method is null) = (done_at is null) and (done_at is null) = (done_by is null)),
  check ((method = 'PAPER') = (proof is not null) or method is null and proof is null)
);
create index owed_service_open on owed_service (court, owed_at) where done_at is null;
create index owed_service_by_filing on owed_service (filing_id);
create function owed_service_is_proof() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.done_at is null
     and (new.served_id, new.person, new.filing_id, new.court, new.owed_at)
       = (old.served_id, old.person, old.filing_id, old.court, old.owed_at) then
    return new;
  end if;
  raise exception 'a proof of service is never changed';
end $$;
create trigger owed_service_is_proof before update or delete on owed_service
  for each row execute function owed_service_is_proof();
revoke delete, truncate on owed_service from lian_app;

-- A link lets a party join with an account of his own.
alter table settlement_link
  add column joined_filing_id uuid references filing (id),
  drop constraint settlement_link_one_paper,
  add constraint settlement_link_one_paper check (num_nonnulls(agreement_id, filing_id, joined_filing_id) = 1);
create index on settlement_link (joined_filing_id, party);

-- When a paper reached an addressee later than it was served; null for all others.
alter table served_document_addressee add column reached_at timestamptz;
-- Whether the addressee did not file himself: what he reads says nothing of what who filed has read.
alter table served_document_addressee add column beside boolean not null default false;
