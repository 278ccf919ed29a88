-- 本院自己的文书: the name of each notice that the court's analysts word themselves; its words are versions of its template.
create table own_notice (
  template  text primary key check (template ~ '^notice-[a-z0-9]+(-[a-z0-9]+)*$' and char_length(template) <= 60),
  name      text not null check (char_length(name) between 2 and 60),
  published boolean not null default false,
  since     timestamptz not null
);
create function own_notice_keeps_its_name() returns trigger language plpgsql as $$
begin
  if old.published and (new.name <> old.name or not new.published) or new.template <> old.template then
    raise exception 'the name of a notice that was published is never changed';
  end if;
  return new;
end $$;
create trigger own_notice_keeps_its_name before update on own_notice
  for each row execute function own_notice_keeps_its_name();
revoke delete, truncate on own_notice from lian_app;

insert into published_stamp (subject) values ('own_notice');
create trigger published_stamp_anew after insert or update or delete or truncate on own_notice
  for each statement execute function published_stamp_anew();
