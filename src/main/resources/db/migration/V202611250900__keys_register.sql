-- The keys live in files apart from here; this tells which ones there are, so that a lost one is missed.
create table key_register (
  id          text primary key,
  algorithm   text not null,
  fingerprint text not null,
  -- Of signing keys, Base64: published, so that strangers can verify receipts and blocks.
  public_key  text,
  since       timestamptz not null
);
revoke update, delete, truncate on key_register from lian_app;
