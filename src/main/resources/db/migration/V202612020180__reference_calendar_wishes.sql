-- Everybody's periods are counted by the calendar, so one person asks for a correction and another confirms it.
create table calendar_wish (
  id          bigint generated always as identity primary key,
  days        text not null,
  source      text not null,
  -- The correction that this one takes back; null for one that enters days.
  takes_back  bigint references calendar_wish (id),
  entered_by  text not null,
  entered_at  timestamptz not null,
  state       text not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'WITHDRAWN')),
  answered_by text,
  answered_at timestamptz,
  -- How each day stood when it was confirmed, by its date, so that it can be put back.
  former      jsonb,
  check ((state = 'WAITING') = (answered_by is null)),
  check (state <> 'CONFIRMED' or answered_by <> entered_by)
);
create unique index calendar_wish_taken_back on calendar_wish (takes_back) where state <> 'WITHDRAWN';
create index calendar_wish_waiting on calendar_wish (id) where state = 'WAITING';
revoke delete, truncate on calendar_wish from lian_app;
