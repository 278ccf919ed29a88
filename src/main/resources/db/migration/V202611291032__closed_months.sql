-- What the supervision board counts of a court's month that is long over: the sums, so that a view of years reads no
-- filing of theirs (ADR 0136). Made from the rows of the month by the application, read in their place while nothing that
-- was counted has changed since.
create table board_month (
  court   text not null,
  month   date not null check (extract(day from month) = 1),
  of      text not null check (of in ('COURT', 'DAY', 'PERSON', 'CAUSE', 'WORK')),
  key     text not null,
  kind    text not null,
  -- Of a registration: by the clock. Of what a person did: late.
  flag    boolean not null,
  -- Whole hours that it took; -1 where nothing took time.
  hours   integer not null,
  number  bigint not null,
  seconds double precision not null,
  primary key (court, of, month, key, kind, flag, hours)
);
create table board_month_delay (
  court     text not null,
  month     date not null,
  filings   bigint not null,
  elapsed   double precision not null,
  at_court  double precision not null,
  filer     double precision not null,
  bank      double precision not null,
  posting   double precision not null,
  mediation double precision not null,
  primary key (court, month)
);
create table board_month_slow (
  court     text not null,
  month     date not null,
  filing_id uuid not null,
  elapsed   double precision not null,
  at_court  double precision not null,
  filer     double precision not null,
  bank      double precision not null,
  posting   double precision not null,
  mediation double precision not null,
  primary key (court, month, filing_id)
);

-- The months whose sums stand, and those that something has touched since: written in the transaction that changed it.
create table board_month_made (
  court text not null,
  month date not null,
  primary key (court, month)
);
create table board_month_touched (
  id    bigint generated always as identity primary key,
  court text not null,
  month date not null
);
create index board_month_touched_by_court on board_month_touched (court, month);
create view board_month_kept as
  select court, month from board_month_made m
  where not exists (select from board_month_touched t where t.court = m.court and t.month = m.month);

create function month_of(at timestamptz) returns date language sql immutable as $$
  select date_trunc('month', at at time zone 'Asia/Shanghai')::date
$$;

-- A row of a month whose sums stand already: only a clock that went back writes one.
create function board_month_touch(in_court text, at timestamptz) returns void language sql as $$
  insert into board_month_touched (court, month)
  select court, month from board_month_made m
  where court = in_court and month = month_of(at)
    and not exists (select from board_month_touched t where t.court = m.court and t.month = m.month)
$$;

-- What is counted of a filing under its cause or its person, in months that may have been summed: none is before its end
-- and 31 days more.
create function board_month_touch_filing(filing uuid, now_is timestamptz) returns void language sql as $$
  insert into board_month_touched (court, month)
  select e.court, month_of(e.at) from court_event e
  where e.filing_id = filing and e.at < now_is - interval '30 days'
  union
  select p.court, month_of(p.at) from filing_phase p
  where p.filing_id = filing and p.ended and p.at < now_is - interval '30 days'
  except
  select t.court, t.month from board_month_touched t
$$;
create index court_event_by_filing on court_event (filing_id);

create function court_event_touches() returns trigger language plpgsql as $$
begin
  perform board_month_touch(new.court, new.at);
  return null;
end $$;
create trigger court_event_touches after insert on court_event for each row execute function court_event_touches();

create function filing_phase_touches() returns trigger language plpgsql as $$
begin
  perform board_month_touch(new.court, new.at);
  return null;
end $$;
create trigger filing_phase_touches after insert on filing_phase
  for each row when (new.ended) execute function filing_phase_touches();

create function task_done_touches() returns trigger language plpgsql as $$
begin
  perform board_month_touch(new.court, new.done_at::timestamptz);
  if new.filing_id is not null then
    perform board_month_touch_filing(new.filing_id, new.done_at::timestamptz);
  end if;
  return null;
end $$;
create trigger task_done_touches after insert on task_done for each row execute function task_done_touches();

create function filing_cause_touches() returns trigger language plpgsql as $$
begin
  perform board_month_touch_filing(new.id, new.version_at);
  return null;
end $$;
create trigger filing_cause_touches after update of cause_code on filing
  for each row when (new.cause_code is distinct from old.cause_code and new.status <> 'DRAFT')
  execute function filing_cause_touches();

-- Read by index alone: who did how much, how late.
create index task_done_read on task_done (court, done_at) include (kind, clerk, received_at, due_at, filing_id);
drop index task_done_by_court;
