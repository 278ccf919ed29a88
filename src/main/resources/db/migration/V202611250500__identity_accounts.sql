-- People. Names, ID numbers and phones are sealed; the keyed hash finds an ID number without storing it.
create table account (
  id            text primary key,
  username      text not null unique,
  kind          text not null check (kind in ('PERSON', 'LAWYER', 'ORGANISATION', 'STAFF')),
  password_hash text not null,
  content       bytea not null,
  id_hash       bytea,
  verification  text not null check (verification in ('VERIFIED', 'PENDING')),
  active        boolean not null default true,
  demo          boolean not null default false,
  created_at    timestamptz not null
);
create index account_by_id_number on account (id_hash);

create table account_role (
  account_id text not null references account,
  role       text not null,
  primary key (account_id, role)
);

create table account_court (
  account_id text not null references account,
  court_code text not null,
  primary key (account_id, court_code)
);

-- Failed logins by user name and by address: the sixth within a quarter of an hour has to wait.
create table login_failure (
  subject      text primary key,
  failures     integer not null,
  last_failure timestamptz not null
);

-- Bearer tokens of the API; only their hash is here.
create table bearer_session (
  token_hash bytea primary key,
  account_id text not null references account,
  expires_at timestamptz not null
);

-- Whose filing it is. Every module asks this table, none needs to know filings.
create table filing_access (
  filing_id  uuid not null,
  account_id text not null references account,
  access     text not null check (access in ('OWNER', 'AGENT')),
  primary key (filing_id, account_id)
);
create index filing_access_by_account on filing_access (account_id);
