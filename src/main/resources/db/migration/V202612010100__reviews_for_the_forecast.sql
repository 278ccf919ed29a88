-- What was decided, by the days that a forecast asks for, is a sum of days and 旬; those that stand get it too.
alter table board_sum drop constraint board_sum_of_check;
alter table board_sum add constraint board_sum_of_check
  check (of in ('COURT', 'DAY', 'DAY_NUMBERS', 'PERSON', 'CAUSE', 'CAUSE_NUMBERS', 'WORK', 'REVIEWS'));

with since as (select min(begins) as day from board_sum_made where span in ('DAY', 'TEN_DAYS')),
reviews as (
  select t.court, t.done_at::date as decided,
    concat_ws(' ', t.received_at::date, t.due_at::date, t.done_at::date, t.clerk) as key
  from task_done t
  where t.kind = 'Task_ReviewFiling' and t.due_at is not null and t.done_at >= (select day from since)
  union all
  select e.court, day_of(e.at),
    concat_ws(' ', day_of(e.at - e.took_seconds * interval '1 second'), day_of(e.at) - 1, day_of(e.at))
  from court_event e
  where e.kind = 'REGISTERED' and e.by_clock and e.took_seconds is not null
    and e.at >= (select day from since)::timestamp at time zone 'Asia/Shanghai'),
alike as (select court, decided, key, count(*) as number from reviews group by court, decided, key)
insert into board_sum (court, of, span, begins, key, kind, flag, hours, number, seconds)
select court, 'REVIEWS', s.span, s.begins, a.key, 'REVIEWED', false, -1, sum(a.number), 0
from alike a
cross join lateral (values
  ('DAY', a.decided),
  ('TEN_DAYS', ten_days_of(a.decided::timestamp at time zone 'Asia/Shanghai'))) s (span, begins)
join board_sum_made using (court, span, begins)
group by court, s.span, s.begins, a.key;

-- How long things took by day or by cause is no sum of single days any more.
delete from board_sum where span = 'DAY' and of in ('DAY', 'CAUSE');
