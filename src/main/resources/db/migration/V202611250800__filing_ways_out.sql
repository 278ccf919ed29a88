-- What the flow needs to leave a filing by another door than registration.
alter table filing
  -- The receipt that sets the court's running period going: of the filing, of a correction or of an insistence.
  add column review_from timestamptz,
  -- The end of the period that runs in a status without a column of its own.
  add column turn_due_at timestamptz,
  -- 登记立案规定 10: an open flag keeps the clock from registering by itself.
  add column sensitive   boolean not null default false,
  add column deferral    text check (deferral in ('PENDING', 'DEFERRED', 'REFUSED')),
  -- Registered because a higher court ordered it.
  add column ordered     boolean not null default false,
  -- The ruling by which filing was refused carries a number of the same series.
  add column ruling_number text unique,
  add column fee_settled_at timestamptz;

-- What the filer and the court did in words, in order; sealed, bound to the row's id, never changed.
create table filing_act (
  id        uuid primary key,
  filing_id uuid not null references filing,
  kind      text not null,
  actor     text not null,
  content   bytea not null,
  at        timestamptz not null,
  position  bigint generated always as identity
);
create index filing_act_by_filing on filing_act (filing_id, position);
revoke update, delete, truncate on filing_act from lian_app;

-- Which material answers which item of a correction notice, items counted from 0.
create table correction_answer (
  notice_id   uuid not null references filing_act,
  item        integer not null check (item >= 0),
  material_id uuid not null,
  primary key (notice_id, item, material_id)
);
