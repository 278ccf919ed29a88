-- 程序的用词: every version of what the procedures call their parties, papers and acts; the newest is in force, none ever
-- changes.
create table procedure_words (
  version  integer primary key check (version > 0),
  content  text not null,
  sha256   text not null,
  -- Whether it came with the program; then the next program may bring a newer one.
  packaged boolean not null,
  since    timestamptz not null,
  constraint hash_of_words check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create function word_version_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a version of the words is never changed';
end $$;
create trigger procedure_words_are_fixed before update or delete on procedure_words
  for each row execute function word_version_is_fixed();
revoke update, delete, truncate on procedure_words from lian_app;

insert into published_stamp (subject) values ('procedure_words');
create trigger published_stamp_anew after insert or update or delete or truncate on procedure_words
  for each statement execute function published_stamp_anew();

alter table rule_draft drop constraint rule_draft_kind_check;
alter table rule_draft add constraint rule_draft_kind_check
  check (kind in ('DECISION', 'PROCESS', 'PAPER', 'FORM', 'PHRASES', 'WORDS'));
