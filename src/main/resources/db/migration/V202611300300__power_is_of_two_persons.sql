-- The name and the telephone of one who holds an office of power change by two people too; what is to stand there waits
-- sealed with the wish and is gone with its answer.
alter table power_request drop constraint power_request_kind_check;
alter table power_request
  add column said bytea,
  add constraint power_request_kind_check
    check (kind in ('DUTIES', 'CLOSE', 'OPEN', 'PASSWORD', 'NAME', 'PHONE')),
  add check ((kind in ('NAME', 'PHONE') and answer is null) = (said is not null));

-- Who could be behind whom is looked up for every wish, among all accounts.
create index account_opened_by on account (opened_by) where opened_by is not null;
create index account_given_by on account (given_by) where given_by is not null;
