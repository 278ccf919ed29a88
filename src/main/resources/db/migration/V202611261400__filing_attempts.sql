-- Somebody tried to file here what another desk takes: the moment is kept (登记立案规定 2).
create table filing_attempt (
  number       text primary key,
  filing_id    uuid not null references filing (id),
  revision     integer not null,
  attempted_at timestamptz not null,
  words        text not null,
  unique (filing_id, revision)
);
