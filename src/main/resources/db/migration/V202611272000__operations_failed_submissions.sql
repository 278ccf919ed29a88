-- 提交都出错: the submissions that one after another, on whatever node, were answered with a fault of ours, while none was
-- accepted. One row while it lasts; then it is an outage.
create table failed_submissions (
  only_one boolean primary key default true check (only_one),
  began_at timestamptz not null,
  last_at  timestamptz not null,
  times    integer not null check (times > 0),
  check (last_at >= began_at)
);

alter table outage drop constraint outage_cause_check;
alter table outage add constraint outage_cause_check check (cause in ('STOPPED', 'NOT_READY', 'SUBMISSIONS_FAILED'));
