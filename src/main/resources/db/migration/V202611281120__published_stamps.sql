-- What is in force changes seldom and is asked in every transaction: a stamp for each table tells whether it changed.
-- A stamp is never given twice, so that what a publication read that was rolled back is never taken for the next one's.
create sequence published_stamp_numbers;

create table published_stamp (
  subject text primary key,
  stamp   bigint not null default nextval('published_stamp_numbers')
);

insert into published_stamp (subject)
values ('court'), ('cause'), ('case_type'), ('calendar_day'), ('time_limit'), ('paper_template'), ('task_form'),
       ('act_re_decision_def');

create function published_stamp_anew() returns trigger language plpgsql as $$
begin
  update published_stamp set stamp = nextval('published_stamp_numbers') where subject = tg_table_name;
  return null;
end $$;

do $$
declare subject text;
begin
  for subject in select s.subject from published_stamp s loop
    execute format('create trigger published_stamp_anew after insert or update or delete or truncate on %I '
      || 'for each statement execute function published_stamp_anew()', subject);
  end loop;
end $$;

revoke insert, delete, truncate on published_stamp from lian_app;
