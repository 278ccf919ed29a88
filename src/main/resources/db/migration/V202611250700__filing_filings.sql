-- 立案申请. Parties, claims and facts are sealed in one blob per filing; what stands in clear is what the court's
-- own lists, clocks and rules need (ADR 0009).
create table filing (
  id                 uuid primary key,
  owner_id           text not null,
  status             text not null,
  revision           integer not null,
  track              text,
  court_code         text,
  cause_code         text,
  cause_version      text,
  claim_amount_fen   bigint check (claim_amount_fen >= 0),
  procedure          text,
  content            bytea not null,
  mediation_consent  boolean,
  created_at         timestamptz not null,
  first_submitted_at timestamptz,
  court_received_at  timestamptz,
  review_due_at      timestamptz,
  registered_at      timestamptz,
  registered_by_clock boolean not null default false,
  case_number        text unique,
  type_code          text,
  fee_due_at         timestamptz,
  transferred_at     timestamptz,
  department         text,
  due_basis          text,
  version_at         timestamptz not null
);
create index filing_by_owner on filing (owner_id, created_at desc, id);
create index filing_by_court on filing (court_code, status);

-- Keyed hashes of names and ID numbers: equal values can be found, none can be read.
create table filing_party_index (
  filing_id uuid not null references filing,
  side      text not null check (side in ('PLAINTIFF', 'DEFENDANT', 'THIRD_PARTY')),
  hash      bytea not null,
  primary key (filing_id, side, hash)
);
create index filing_party_by_hash on filing_party_index (hash);

-- 书面凭证 (登记立案规定 2): signed, never changed.
create table filing_receipt (
  number      text primary key,
  filing_id   uuid not null unique references filing,
  received_at timestamptz not null,
  manifest    text not null,
  digest      text not null,
  signature   text not null
);
revoke update, delete on filing_receipt from lian_app;

-- What the machine or the reviewer found; the latest check replaces the one before it.
create table filing_finding (
  filing_id uuid not null references filing,
  position  integer not null,
  severity  text not null check (severity in ('BLOCKING', 'WARNING', 'PASSED')),
  code      text not null,
  message   text not null,
  field     text,
  material  text,
  basis     text,
  primary key (filing_id, position)
);
