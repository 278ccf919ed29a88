-- What the court's people decided, and when: from the engine's history in the transaction that ends a task. A task that
-- the clock or the filer ended was decided by nobody. Times are the engine's own, without a zone.
create table task_done (
  task_id     text primary key,
  court       text not null,
  kind        text not null,
  filing_id   uuid,
  clerk       text not null,
  received_at timestamp not null,
  due_at      timestamp,
  done_at     timestamp not null
);
create index task_done_by_court on task_done (court, done_at);
create index task_done_by_clerk on task_done (clerk, filing_id);

create function task_done_add(task act_hi_taskinst) returns void language plpgsql as $$
begin
  insert into task_done (task_id, court, kind, filing_id, clerk, received_at, due_at, done_at)
  select task.id_, task.tenant_id_, task.task_def_key_,
    case when instance.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then instance.business_key_::uuid end,
    task.assignee_, task.start_time_, task.due_date_, task.end_time_
  from act_hi_procinst instance
  where instance.proc_inst_id_ = task.proc_inst_id_ and task.tenant_id_ is not null and task.task_def_key_ is not null
  on conflict do nothing;
end $$;

create function task_done_of_history() returns trigger language plpgsql as $$
begin
  perform task_done_add(new);
  return null;
end $$;
create trigger task_done_added after update on act_hi_taskinst
  for each row when (new.delete_reason_ = 'completed' and new.end_time_ is not null and new.assignee_ is not null)
  execute function task_done_of_history();

select task_done_add(task) from act_hi_taskinst task
where task.delete_reason_ = 'completed' and task.end_time_ is not null and task.assignee_ is not null;

-- Who of the court did or does something on a filing.
create view filing_clerk as
  select filing_id, clerk from task_done where filing_id is not null
  union
  select case when business_key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then business_key::uuid end, holder
  from task_offer where grp = '*' and holder is not null;
