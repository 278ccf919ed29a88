-- 庭长, 院长 and 管理员 are given by two people: who asks, and who confirms. One open wish for each account.
create table power_request (
  id         uuid primary key,
  account_id text not null references account,
  roles      text[] not null,
  courts     text[] not null,
  asked_by   text not null references account,
  asked_at   timestamptz not null,
  answer     text check (answer in ('CONFIRM', 'DECLINE', 'TAKE_BACK')),
  answered_by text references account,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index power_request_open on power_request (account_id) where answer is null;
create index power_request_of_account on power_request (account_id);
