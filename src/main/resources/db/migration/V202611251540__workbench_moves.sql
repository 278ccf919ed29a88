-- 迁移: running filings go to the version in force. Who plans a move does not start it.
create table diagram_move (
  id           uuid primary key,
  rule         text not null,
  from_version integer not null,
  to_version   integer not null,
  renamed      jsonb not null,
  state        text not null
    check (state in ('PLANNED', 'TRYING', 'TRIED', 'MOVING', 'STOPPED', 'DONE', 'DISCARDED')),
  planners     text[] not null,
  planned_at   timestamptz not null,
  started_by   text,
  started_at   timestamptz,
  ended_at     timestamptz,
  note         text,
  constraint second_person check (started_by is null or started_by <> all (planners)),
  constraint somebody_started check (state not in ('MOVING', 'STOPPED', 'DONE') or started_by is not null)
);
-- One plan at a time takes filings from a version.
create unique index diagram_move_open on diagram_move (rule, from_version) where state not in ('DONE', 'DISCARDED');

-- One filing of a move: what the trial said, and what became of it.
create table diagram_move_instance (
  move_id     uuid not null references diagram_move,
  instance_id text not null,
  filing      text,
  movable     boolean,
  outcome     text check (outcome in ('MOVED', 'STAYED', 'GONE')),
  reason      text,
  at          timestamptz,
  primary key (move_id, instance_id)
);
create index diagram_move_instance_open on diagram_move_instance (move_id, movable) where outcome is null;
