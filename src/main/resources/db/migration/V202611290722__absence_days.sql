-- 外出、休假: also from which day on, why, and who stands in; an absence of before began when it was written down.
alter table staff_absence
  add column from_day   date not null default '2000-01-01',
  add column substitute text,
  add column reason     text,
  -- Whether the tasks were handed over; an absence that begins later does so on its first morning.
  add column handed     boolean not null default true,
  -- User name of who wrote it down, in whose name the tasks change hands.
  add column recorded_by text;
alter table staff_absence alter column from_day drop default, alter column handed drop default;
alter table staff_absence add check (from_day <= until);
