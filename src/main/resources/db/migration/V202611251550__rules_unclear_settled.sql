-- Who settled a notice; by the system when a new version answers the question that the old one could not. The newest
-- version that was asked is kept, so that none is asked twice.
alter table unclear_decision
  add column settled_by text,
  add column settled_version integer,
  add column asked_version integer not null default 0,
  add constraint settled_by_somebody check ((settled_at is null) = (settled_by is null));
create index unclear_decision_open_of on unclear_decision (decision_id) where settled_at is null;
