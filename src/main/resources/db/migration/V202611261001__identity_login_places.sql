-- Failed logins, of a name at a network, of a network, of a name; and accounts opened from a network. A count sinks
-- with time; what was counted under the old rule is not what these mean.
delete from login_failure;
alter table login_failure alter column failures type double precision;
create index login_failure_by_age on login_failure (last_failure);

-- Where a name has signed in from, hashed: there it is not slowed by what strangers guess elsewhere.
create table login_place (
  subject    text primary key,
  last_login timestamptz not null
);
create index login_place_by_age on login_place (last_login);
