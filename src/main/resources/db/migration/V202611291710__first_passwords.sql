-- A password that an administrator gave leads to one page, until its holder has one of his own. Who had an account
-- before this is not forced: nobody can tell any more which passwords were given.
alter table account add column password_given boolean not null default false;
