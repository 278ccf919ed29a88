-- 自动登记: which filings a row of the court's table let wait for their registration, or drew for a person's review.
-- One for each filing at most, of its first review. See ADR 0218.
create table automatic_registration (
  filing_id     uuid primary key references filing (id),
  court_code    text not null,
  judge         text not null,
  table_version integer not null,
  state         text not null check (state in ('SAMPLED', 'WAITING', 'REGISTERED', 'TAKEN_OUT', 'PASSED_ON')),
  decided_at    timestamptz not null,
  due_at        timestamptz,
  ended_at      timestamptz,
  ended_by      text,
  check ((state = 'WAITING') = (ended_at is null and due_at is not null))
);

create index automatic_registration_waiting on automatic_registration (court_code, due_at) where state = 'WAITING';
create index automatic_registration_by_day on automatic_registration (court_code, decided_at);
