-- What was decided, on which version, by which rows, from which declared facts. Append-only; no personal data.
create table decision_record (
  id          bigint generated always as identity primary key,
  filing_id   uuid not null,
  decision_id text not null,
  version     integer not null,
  rule_ids    jsonb not null,
  inputs      jsonb not null,
  outputs     jsonb not null,
  fault       text,
  visibility  text not null check (visibility in ('PARTY', 'INTERNAL')),
  at          timestamptz not null
);
create index decision_record_by_filing on decision_record (filing_id, id);

revoke update, delete, truncate on decision_record from lian_app;
