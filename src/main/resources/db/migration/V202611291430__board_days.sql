-- The days whose month is not summed yet are sums too, all but who decided, which changes with each decision (ADR 0151).
drop view board_month_kept;
alter table board_month rename to board_sum;
alter table board_month_delay rename to board_sum_delay;
alter table board_month_slow rename to board_sum_slow;
alter table board_month_made rename to board_sum_made;
alter table board_month_touched rename to board_sum_touched;

do $$
declare
  part record;
begin
  for part in select * from (values
    ('board_sum', 'court, of, span, begins, key, kind, flag, hours'),
    ('board_sum_delay', 'court, span, begins'),
    ('board_sum_slow', 'court, span, begins, filing_id'),
    ('board_sum_made', 'court, span, begins'),
    ('board_sum_touched', 'id')) p (name, key) loop
    execute format('alter table %s rename column month to begins', part.name);
    execute format('alter table %s add column span text not null default ''MONTH'' check (span in (''DAY'', ''MONTH''))', part.name);
    execute format('alter table %s alter column span drop default', part.name);
    execute format('alter table %s drop constraint %s', part.name, replace(part.name, 'sum', 'month') || '_pkey');
    execute format('alter table %s add primary key (%s)', part.name, part.key);
  end loop;
end $$;
alter table board_sum drop constraint board_month_month_check,
  add check (span = 'DAY' or extract(day from begins) = 1);
drop index board_month_touched_by_court;
create index board_sum_touched_by_court on board_sum_touched (court, span, begins);

create view board_sum_kept as
  select court, span, begins from board_sum_made m
  where not exists (
    select from board_sum_touched t where t.court = m.court and t.span = m.span and t.begins = m.begins);

create function day_of(at timestamptz) returns date language sql immutable as $$
  select (at at time zone 'Asia/Shanghai')::date
$$;

-- A row of a day or month whose sums stand already: only a clock that went back writes one.
create function board_touch(in_court text, at timestamptz) returns void language sql as $$
  insert into board_sum_touched (court, span, begins)
  select k.court, k.span, k.begins from (values ('MONTH', month_of(at)), ('DAY', day_of(at))) c (span, begins)
  join board_sum_kept k on k.court = in_court and k.span = c.span and k.begins = c.begins
$$;

-- What is counted of a filing under its cause or, in months alone, under its person.
create function board_touch_filing(filing uuid, of_days boolean) returns void language sql as $$
  with counted as (
    select court, at from court_event where filing_id = filing
    union
    select court, at from filing_phase where filing_id = filing and ended
    union
    select court, done_at::timestamptz from task_done where filing_id = filing),
  sums as (
    select court, 'MONTH' as span, month_of(at) as begins from counted
    union
    select court, 'DAY', day_of(at) from counted where of_days)
  insert into board_sum_touched (court, span, begins)
  select court, span, begins from sums join board_sum_kept using (court, span, begins)
$$;

create or replace function court_event_touches() returns trigger language plpgsql as $$
begin
  perform board_touch(new.court, new.at);
  return null;
end $$;

create or replace function filing_phase_touches() returns trigger language plpgsql as $$
begin
  perform board_touch(new.court, new.at);
  return null;
end $$;

create or replace function task_done_touches() returns trigger language plpgsql as $$
begin
  perform board_touch(new.court, new.done_at::timestamptz);
  if new.filing_id is not null then
    perform board_touch_filing(new.filing_id, false);
  end if;
  return null;
end $$;

create or replace function filing_cause_touches() returns trigger language plpgsql as $$
begin
  perform board_touch_filing(new.id, true);
  return null;
end $$;

drop function board_month_touch(text, timestamptz);
drop function board_month_touch_filing(uuid, timestamptz);
