-- Of tasks with one last day the earliest received comes first, by the index alone.
drop index task_offer_by_kind, task_offer_by_due, task_offer_by_mark, task_offer_by_holder;
create index task_offer_by_kind on task_offer (court, grp, kind, due_at, received_at, task_id) include (holder);
create index task_offer_by_due on task_offer (court, grp, due_at, received_at, task_id) include (holder);
create index task_offer_by_mark on task_offer (court, grp, mark, due_at, received_at, task_id) where mark is not null;
create index task_offer_by_holder on task_offer (holder, grp, due_at, received_at, task_id) where holder is not null;
