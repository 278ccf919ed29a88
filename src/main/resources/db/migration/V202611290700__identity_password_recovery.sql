-- A forgotten password: one code at a time for a document number and a telephone. All three are kept as keyed hashes;
-- a row is there, and looks the same, whether or not anybody is reached (ADR 0117).
create table password_recovery (
  subject    bytea primary key,
  ticket     bytea not null unique,
  code       bytea,
  accounts   text[] not null default '{}',
  tries      int not null default 0,
  expires_at timestamptz not null
);
create index password_recovery_by_age on password_recovery (expires_at);
