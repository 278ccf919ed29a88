-- Several codes may be out for one subject: a later wish, which may be somebody else's, leaves the earlier one good until
-- it ends. Three are allowed an hour, so that no more can be guessed at than before.
alter table password_recovery drop constraint password_recovery_pkey;
alter table password_recovery drop constraint password_recovery_ticket_key;
alter table password_recovery add primary key (ticket);

-- The SMS that went to a telephone, whoever asked and for what; the number as a keyed hash, for a day.
create table telephone_code (
  telephone bytea not null,
  kind      text not null,
  at        timestamptz not null
);
create index telephone_code_of_one on telephone_code (telephone, kind, at);
create index telephone_code_by_age on telephone_code (at);
