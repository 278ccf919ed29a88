-- A corrected calendar counts the open periods anew: each filing in a transaction of its own, in the order of their ids.
create table calendar_change (
  id           bigint generated always as identity primary key,
  entered_at   timestamptz not null,
  source       text not null,
  -- How the changed days stood before, so that only what the calendar did is undone.
  former       jsonb not null,
  -- The last filing that was looked at; after a crash it goes on from here.
  after_filing uuid,
  seen         integer not null default 0,
  postponed    integer not null default 0,
  left_alone   integer not null default 0,
  ended_at     timestamptz
);
create index calendar_change_running on calendar_change (id) where ended_at is null;
revoke delete, truncate on calendar_change from lian_app;
