-- Run once as a superuser in the database lian; safe to repeat.
--   psql -v owner_password=… -v app_password=… -d lian -f roles.sql
-- lian_owner migrates the schema; lian_app serves and cannot change it.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'lian_owner') then create role lian_owner login; end if;
  if not exists (select 1 from pg_roles where rolname = 'lian_app') then create role lian_app login; end if;
end $$;
alter role lian_owner password :'owner_password';
alter role lian_app password :'app_password';
create schema if not exists lian authorization lian_owner;
revoke all on schema public from public;
revoke all on database lian from public;
grant connect on database lian to lian_owner, lian_app;
grant usage on schema lian to lian_app;
alter role lian_owner in database lian set search_path = lian;
alter role lian_app in database lian set search_path = lian;
alter default privileges for role lian_owner in schema lian
  grant select, insert, update, delete on tables to lian_app;
alter default privileges for role lian_owner in schema lian grant usage, select on sequences to lian_app;
