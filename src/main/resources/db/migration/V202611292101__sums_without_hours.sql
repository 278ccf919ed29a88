-- Pictures by day and lists by cause ask how many, not how long: sums of these without the hours are a hundredth as many.
alter table board_sum drop constraint board_month_of_check;
alter table board_sum add constraint board_sum_of_check
  check (of in ('COURT', 'DAY', 'DAY_NUMBERS', 'PERSON', 'CAUSE', 'CAUSE_NUMBERS', 'WORK'));
insert into board_sum (court, of, span, begins, key, kind, flag, hours, number, seconds)
select court, of || '_NUMBERS', span, begins, key, kind, flag, -1, sum(number), 0
from board_sum where of in ('DAY', 'CAUSE') group by court, of, span, begins, key, kind, flag;
