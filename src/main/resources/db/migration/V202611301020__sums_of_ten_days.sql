-- 旬: the days that wait for their month's sum are added up by ten, but for who decided, which changes with each decision.
-- Years are added up from their months.
do $$
declare
  part text;
begin
  foreach part in array array['board_sum', 'board_sum_delay', 'board_sum_slow', 'board_sum_made', 'board_sum_touched'] loop
    execute format('alter table %1$I drop constraint %1$s_span_check', part);
    execute format('alter table %1$I add constraint %1$s_span_check check (span in (''DAY'', ''TEN_DAYS'', ''MONTH'', ''YEAR''))', part);
  end loop;
end $$;
alter table board_sum drop constraint board_sum_check;
alter table board_sum add constraint board_sum_begins_check check (span = 'DAY'
  or span = 'TEN_DAYS' and extract(day from begins) in (1, 11, 21)
  or span = 'MONTH' and extract(day from begins) = 1
  or span = 'YEAR' and extract(doy from begins) = 1);

create function ten_days_of(at timestamptz) returns date language sql immutable as $$
  select month_of(at) + 10 * least(2, (extract(day from day_of(at))::integer - 1) / 10)
$$;

create function year_of(at timestamptz) returns date language sql immutable as $$
  select date_trunc('year', at at time zone 'Asia/Shanghai')::date
$$;

-- The day after the last one of a sum; 下旬 goes to the end of its month.
create function board_sum_end(span text, begins date) returns date language sql immutable as $$
  select case
    when span = 'DAY' then begins + 1
    when span = 'TEN_DAYS' and extract(day from begins) < 21 then begins + 10
    when span = 'YEAR' then (begins + interval '1 year')::date
    else (date_trunc('month', begins) + interval '1 month')::date end
$$;

create or replace function board_touch(in_court text, at timestamptz) returns void language sql as $$
  insert into board_sum_touched (court, span, begins)
  select k.court, k.span, k.begins
  from (values ('YEAR', year_of(at)), ('MONTH', month_of(at)), ('TEN_DAYS', ten_days_of(at)), ('DAY', day_of(at)))
    c (span, begins)
  join board_sum_kept k on k.court = in_court and k.span = c.span and k.begins = c.begins
$$;

create or replace function board_touch_filing(filing uuid, of_days boolean) returns void language sql as $$
  with counted as (
    select court, at from court_event where filing_id = filing
    union
    select court, at from filing_phase where filing_id = filing and ended
    union
    select court, done_at::timestamptz from task_done where filing_id = filing),
  sums as (
    select court, 'YEAR' as span, year_of(at) as begins from counted
    union
    select court, 'MONTH', month_of(at) from counted
    union
    select court, 'TEN_DAYS', ten_days_of(at) from counted where of_days
    union
    select court, 'DAY', day_of(at) from counted where of_days)
  insert into board_sum_touched (court, span, begins)
  select court, span, begins from sums join board_sum_kept using (court, span, begins)
$$;
