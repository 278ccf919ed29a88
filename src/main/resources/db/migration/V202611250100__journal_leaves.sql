-- Append-only: the application inserts and reads, nobody changes or deletes.
create table journal_leaf (
  id         bigint generated always as identity primary key,
  xid        xid8 not null default pg_current_xact_id(),
  filing_id  uuid,
  seq        integer,
  at         timestamptz not null,
  actor_kind text not null check (actor_kind in ('FILER', 'COURT', 'BANK', 'SYSTEM')),
  actor_id   text not null,
  kind       text not null,
  text       text not null,
  basis      text,
  visibility text not null check (visibility in ('PARTY', 'INTERNAL')),
  details    jsonb not null,
  hash       bytea not null,
  unique (filing_id, seq),
  check ((filing_id is null) = (seq is null))
);
create index journal_leaf_by_xid on journal_leaf (xid, id);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_leaf_append_only before update or delete on journal_leaf
  for each row execute function journal_is_append_only();
create trigger journal_leaf_never_emptied before truncate on journal_leaf
  for each statement execute function journal_is_append_only();

revoke update, delete, truncate on journal_leaf from lian_app;
revoke insert, update, delete on flyway_schema_history from lian_app;
