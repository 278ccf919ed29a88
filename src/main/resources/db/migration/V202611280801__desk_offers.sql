-- The open tasks as the court's lists read them: a row for each group that a task is offered to, and one of the group
-- '*' for those who oversee all of the court's. Fed by triggers, so that whatever changes a task changes its rows in the
-- same transaction, and nothing a list shows is asked of the engine. No name is kept here (ADR 0062).
-- Times are the engine's own: of its tables, without a zone.
create table task_offer (
  task_id      text not null,
  grp          text not null,
  court        text not null,
  kind         text not null,
  business_key text,
  holder       text,
  received_at  timestamp not null,
  due_at       timestamp not null,
  mark         text check (mark in ('CORRECTED', 'INSISTED')),
  primary key (task_id, grp)
);
create index task_offer_by_kind on task_offer (court, grp, kind, due_at, task_id) include (holder);
create index task_offer_by_due on task_offer (court, grp, due_at, task_id) include (holder);
create index task_offer_by_mark on task_offer (court, grp, mark, due_at, task_id) where mark is not null;
create index task_offer_by_holder on task_offer (holder, grp, due_at, task_id) where holder is not null;
create index task_offer_by_key on task_offer (business_key, grp);

-- What a task offers to a group, from the engine's row. A task without a court is nobody's.
create function task_offer_add(task act_ru_task, to_group text) returns void language plpgsql as $$
begin
  insert into task_offer (task_id, grp, court, kind, business_key, holder, received_at, due_at)
  select task.id_, to_group, task.tenant_id_, task.task_def_key_, instance.business_key_, task.assignee_,
    task.create_time_, coalesce(task.due_date_, 'infinity')
  from act_ru_execution instance
  where instance.id_ = task.proc_inst_id_ and task.tenant_id_ is not null and task.task_def_key_ is not null
  on conflict do nothing;
end $$;

create function task_offer_of_task() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform task_offer_add(new, '*');
  elsif tg_op = 'UPDATE' then
    update task_offer set holder = new.assignee_, due_at = coalesce(new.due_date_, 'infinity') where task_id = new.id_;
  else
    delete from task_offer where task_id = old.id_;
  end if;
  return null;
end $$;
create trigger task_offer_begins after insert or delete on act_ru_task
  for each row execute function task_offer_of_task();
create trigger task_offer_changes after update on act_ru_task
  for each row when (new.assignee_ is distinct from old.assignee_ or new.due_date_ is distinct from old.due_date_)
  execute function task_offer_of_task();

-- The share lock keeps a claim of the same moment from being overlooked.
create function task_offer_of_group() returns trigger language plpgsql as $$
declare
  task act_ru_task;
begin
  if tg_op = 'INSERT' then
    select * into task from act_ru_task where id_ = new.task_id_ for share;
    if found then
      perform task_offer_add(task, new.group_id_);
    end if;
  else
    delete from task_offer where task_id = old.task_id_ and grp = old.group_id_;
  end if;
  return null;
end $$;
create trigger task_offer_to_group after insert on act_ru_identitylink
  for each row when (new.type_ = 'candidate' and new.task_id_ is not null and new.group_id_ is not null)
  execute function task_offer_of_group();
create trigger task_offer_from_group after delete on act_ru_identitylink
  for each row when (old.type_ = 'candidate' and old.task_id_ is not null and old.group_id_ is not null)
  execute function task_offer_of_group();

-- What went before is a variable of the instance, written in the same transaction but not before the task.
create function task_offer_mark(id text, instance text, element text) returns void language plpgsql as $$
begin
  if element = 'Task_ReviewFiling' then
    if exists (select from act_ru_variable
        where proc_inst_id_ = instance and name_ = 'beforeOutcome' and text_ = 'CORRECT') then
      update task_offer set mark = 'CORRECTED' where task_id = id;
    end if;
  elsif exists (select from act_ru_variable
      where proc_inst_id_ = instance and name_ = 'insisted' and long_ = 1) then
    update task_offer set mark = 'INSISTED' where task_id = id;
  end if;
end $$;
create function task_offer_marked() returns trigger language plpgsql as $$
begin
  perform task_offer_mark(new.id_, new.proc_inst_id_, new.task_def_key_);
  return null;
end $$;
create constraint trigger task_offer_marked after insert on act_ru_task deferrable initially deferred
  for each row when (new.task_def_key_ in ('Task_ReviewFiling', 'Task_SignRefusal'))
  execute function task_offer_marked();

-- Anew from the engine's tables, for a court that was open before, and whenever somebody doubts.
create function task_offer_rebuild() returns void language sql as $$
  lock table act_ru_task, act_ru_identitylink in share row exclusive mode;
  delete from task_offer;
  select task_offer_add(task, '*') from act_ru_task task;
  select task_offer_add(task, link.group_id_) from act_ru_task task
    join act_ru_identitylink link on link.task_id_ = task.id_
    where link.type_ = 'candidate' and link.group_id_ is not null;
  select task_offer_mark(id_, proc_inst_id_, task_def_key_) from act_ru_task
    where task_def_key_ in ('Task_ReviewFiling', 'Task_SignRefusal');
$$;
select task_offer_rebuild();

-- What must hold of the rows at every moment; empty.
create view v_inv_task_offers as
  with derived as (
    select task.id_ as task_id, offered.grp, task.tenant_id_ as court, task.task_def_key_ as kind,
      instance.business_key_ as business_key, task.assignee_ as holder, task.create_time_ as received_at,
      coalesce(task.due_date_, 'infinity') as due_at,
      case when task.task_def_key_ = 'Task_ReviewFiling' and before.text_ = 'CORRECT' then 'CORRECTED'
           when task.task_def_key_ = 'Task_SignRefusal' and insisted.long_ = 1 then 'INSISTED' end as mark
    from act_ru_task task
    join act_ru_execution instance on instance.id_ = task.proc_inst_id_
    join (select id_, '*' as grp from act_ru_task
          union select task_id_, group_id_ from act_ru_identitylink
          where type_ = 'candidate' and group_id_ is not null) offered on offered.id_ = task.id_
    left join act_ru_variable before
      on before.execution_id_ = instance.id_ and before.name_ = 'beforeOutcome' and before.task_id_ is null
    left join act_ru_variable insisted
      on insisted.execution_id_ = instance.id_ and insisted.name_ = 'insisted' and insisted.task_id_ is null
    where task.tenant_id_ is not null)
  (select 'missing' as fault, derived.* from derived except select 'missing', task_offer.* from task_offer)
  union all
  (select 'stale', task_offer.* from task_offer except select 'stale', derived.* from derived);

-- Whether a matter of 登记立案规定 10 or an order of a higher court stands behind a task is asked of the filing.
create index filing_sensitive on filing (court_code) where sensitive;
create index filing_ordered on filing (court_code) where ordered;
