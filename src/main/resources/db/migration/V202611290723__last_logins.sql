-- 最近登录 of the court's own people, for the administrator's list. A litigant's is kept nowhere.
create table staff_login (
  account_id text primary key references account,
  at         timestamptz not null
);
