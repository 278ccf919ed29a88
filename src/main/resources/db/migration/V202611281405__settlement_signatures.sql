-- 调解协议: its clauses as the mediator set them for signing, and each signature. Content is sealed. What is set anew
-- leaves the earlier one where it is, with the signatures that it had.
create table settlement_agreement (
  id        uuid primary key,
  filing_id uuid not null references filing (id),
  position  bigint generated always as identity,
  content   bytea not null,
  set_at    timestamptz not null
);
create index on settlement_agreement (filing_id, position);

create table settlement_signature (
  id           uuid primary key,
  agreement_id uuid not null references settlement_agreement (id),
  -- PLAINTIFF_1: a side and the place in it.
  party        text not null,
  way          text not null check (way in ('ACCOUNT', 'LINK', 'PAPER')),
  content      bytea not null,
  signed_at    timestamptz not null,
  unique (agreement_id, party)
);

-- A link that the mediator hands out to one who has no account here; the token itself is not kept.
create table settlement_link (
  token        bytea primary key,
  agreement_id uuid not null references settlement_agreement (id),
  party        text not null,
  -- The name and the identity number that the mediator checked, sealed.
  content      bytea not null,
  made_at      timestamptz not null,
  tries        integer not null default 0,
  closed       boolean not null default false
);
create index on settlement_link (agreement_id, party);
