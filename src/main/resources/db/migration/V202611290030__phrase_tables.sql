-- 大白话对照表: every version of the phrases by which people tell of a cause; the newest is in force, none ever changes.
create table phrase_table (
  name     text not null check (name ~ '^[a-z][a-z0-9-]{1,39}$'),
  version  integer not null check (version > 0),
  content  text not null,
  sha256   text not null,
  -- Whether it came with the program; then the next program may bring a newer one.
  packaged boolean not null,
  since    timestamptz not null,
  primary key (name, version),
  constraint hash_of_phrases check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create function phrase_version_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a version of the phrases is never changed';
end $$;
create trigger phrase_table_is_fixed before update or delete on phrase_table
  for each row execute function phrase_version_is_fixed();
revoke update, delete, truncate on phrase_table from lian_app;

insert into published_stamp (subject) values ('phrase_table');
create trigger published_stamp_anew after insert or update or delete or truncate on phrase_table
  for each statement execute function published_stamp_anew();

alter table rule_draft drop constraint rule_draft_kind_check;
alter table rule_draft add constraint rule_draft_kind_check
  check (kind in ('DECISION', 'PROCESS', 'PAPER', 'FORM', 'PHRASES'));
