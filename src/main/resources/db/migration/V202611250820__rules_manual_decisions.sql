-- 人工认定: what a person decided where a table gave no one answer. Valid for this filing alone, never changed.
create table manual_decision (
  id          bigint generated always as identity primary key,
  filing_id   uuid not null,
  decision_id text not null,
  outputs     jsonb not null,
  reason      bytea not null,
  basis       text not null,
  actor       text not null,
  at          timestamptz not null
);
create index manual_decision_by_filing on manual_decision (filing_id, decision_id, id);
revoke update, delete, truncate on manual_decision from lian_app;

-- Tables that failed a filing, for the analysts; the facts are in decision_record.
create table unclear_decision (
  id          bigint generated always as identity primary key,
  filing_id   uuid not null,
  decision_id text not null,
  at          timestamptz not null,
  settled_at  timestamptz
);
create index unclear_decision_open on unclear_decision (at) where settled_at is null;
