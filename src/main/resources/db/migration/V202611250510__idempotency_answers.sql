-- One key of one actor has one effect. Inserted first, answered last, in the transaction of the work.
create table idempotency (
  actor_id     text not null,
  key          text not null,
  request_hash bytea not null,
  created_at   timestamptz not null,
  status       integer,
  media_type   text,
  body         bytea,
  primary key (actor_id, key)
);
create index idempotency_by_age on idempotency (created_at);
