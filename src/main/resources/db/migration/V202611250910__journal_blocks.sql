-- What a leaf of an earlier release does not have: the application's authenticator; and the words of a person, sealed.
alter table journal_leaf add column mac bytea, add column words bytea;

-- Committed leaves in order, sealed: the header is the signed text, canonical JSON.
create table journal_block (
  number         bigint primary key check (number > 0),
  header         text not null,
  hash           bytea not null unique check (octet_length(hash) = 32),
  signature      text not null,
  key_id         text not null,
  first_position bigint not null unique check (first_position > 0),
  last_position  bigint not null unique,
  sealed_at      timestamptz not null,
  check (last_position >= first_position)
);

-- Where in the log a leaf stands: once, for ever.
create table journal_position (
  position bigint primary key check (position > 0),
  leaf_id  bigint not null unique references journal_leaf,
  block    bigint not null references journal_block
);
create index journal_position_by_block on journal_position (block);

create trigger journal_block_append_only before update or delete on journal_block
  for each row execute function journal_is_append_only();
create trigger journal_block_never_emptied before truncate on journal_block
  for each statement execute function journal_is_append_only();
create trigger journal_position_append_only before update or delete on journal_position
  for each row execute function journal_is_append_only();
create trigger journal_position_never_emptied before truncate on journal_position
  for each statement execute function journal_is_append_only();
revoke update, delete, truncate on journal_block, journal_position from lian_app;
