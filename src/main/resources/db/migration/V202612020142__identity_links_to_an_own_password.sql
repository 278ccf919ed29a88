-- The one-time link by which a member of the staff sets a password that nobody else ever knew (ADR 0187); one for each
-- account, its token as a keyed hash. Where a wish stands beside it, the link works once the wish is confirmed.
create table staff_access (
  account_id text primary key references account,
  token_hash bytea unique,
  given_by   text not null references account,
  wish       uuid references power_request,
  by_phone   boolean not null,
  expires_at timestamptz not null
);

-- Who said a telephone last, where it was not its holder: for thirty days it proves nobody.
alter table account
  add column phone_by text references account,
  add column phone_at timestamptz;
