-- When some node was last able to accept a filing: each of them renews it, and a gap is an outage.
create table availability (
  only_one          boolean primary key default true check (only_one),
  last_accepting_at timestamptz not null
);

-- 系统中断记录: proof for whoever missed a period because of us, so nobody edits it.
create table outage (
  id       bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  cause    text not null check (cause in ('STOPPED', 'NOT_READY')),
  reasons  text not null,
  check (ended_at > began_at)
);
create index outage_by_end on outage (ended_at);

revoke update, delete, truncate on outage from lian_app;
