-- Taking an office of power, closing or opening such an account and resetting its password wait for a second person
-- too; the hash of the new password waits with the wish and is gone with its answer.
alter table power_request
  add column kind text not null default 'DUTIES' check (kind in ('DUTIES', 'CLOSE', 'OPEN', 'PASSWORD')),
  add column password_hash text,
  add check ((kind = 'PASSWORD' and answer is null) = (password_hash is not null));

-- Who opened an account, and who gave its password last: he could sign in with it, and it is no second person for him.
alter table account
  add column opened_by text references account,
  add column given_by text references account,
  add column given_at timestamptz;

-- Who was ever there to confirm, and for which court; an empty code is every court. No act of the program takes a row
-- away: a court that had a second person does not become one person's again.
create table power_held (
  account_id text not null references account,
  court_code text not null,
  primary key (account_id, court_code)
);
insert into power_held
select distinct r.account_id, coalesce(c.court_code, '')
from account_role r
left join account_court c on c.account_id = r.account_id
where r.role in ('PRESIDENT', 'ADMINISTRATOR')
on conflict do nothing;
insert into power_held
select distinct r.account_id, coalesce(c.court_code, '')
from power_request r
left join lateral unnest(r.courts) as c(court_code) on true
where r.answer = 'CONFIRM' and r.roles && array['PRESIDENT', 'ADMINISTRATOR']
on conflict do nothing;
