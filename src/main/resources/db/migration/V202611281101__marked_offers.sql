-- A group that is asked later, as the supervisors are when a review is late, reads the same mark as the others.
create or replace function task_offer_add(task act_ru_task, to_group text) returns void language plpgsql as $$
begin
  insert into task_offer (task_id, grp, court, kind, business_key, holder, received_at, due_at, mark)
  select task.id_, to_group, task.tenant_id_, task.task_def_key_, instance.business_key_, task.assignee_,
    task.create_time_, coalesce(task.due_date_, 'infinity'),
    (select mark from task_offer where task_id = task.id_ and grp = '*')
  from act_ru_execution instance
  where instance.id_ = task.proc_inst_id_ and task.tenant_id_ is not null and task.task_def_key_ is not null
  on conflict do nothing;
end $$;
select task_offer_rebuild();
