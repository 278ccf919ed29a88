-- The one open invitation to become the first administrator; gone once it was used.
create table first_administrator_link (
  only_one   boolean primary key default true check (only_one),
  token_hash bytea not null,
  expires_at timestamptz not null
);
