-- An upload that goes on where it was cut (tus 1.0). What arrived lies in sealed files, a piece each, until it is a material.
create table material_upload (
  id          uuid primary key,
  filing_id   uuid not null,
  account_id  text not null,
  -- What it is, what it is for and its name, as the sender said it: sealed, bound to the id.
  said        bytea not null,
  length      bigint not null check (length > 0),
  received    bigint not null default 0 check (received between 0 and length),
  begun_at    timestamptz not null,
  touched_at  timestamptz not null,
  -- The material that it became: an answer that was lost can be asked for again.
  material_id uuid
);
create index material_upload_by_account on material_upload (account_id);
create index material_upload_by_filing on material_upload (filing_id);
create index material_upload_by_age on material_upload (begun_at);
revoke truncate on material_upload from lian_app;

create table material_upload_piece (
  upload_id uuid not null references material_upload on delete cascade,
  begins_at bigint not null check (begins_at >= 0),
  -- What the sealed file is bound to, and its name.
  context   uuid not null unique,
  primary key (upload_id, begins_at)
);
revoke update, truncate on material_upload_piece from lian_app;
