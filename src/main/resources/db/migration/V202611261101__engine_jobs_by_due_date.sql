-- Every job has a due date from now on, so that the acquisition reads the jobs that are due and no others.
update act_ru_job set duedate_ = coalesce(create_time_, timestamp '2026-01-01 00:00:00') where duedate_ is null;
create index act_ru_job_by_due_date on act_ru_job (duedate_);
-- Whether a job of the same filing is being worked on is asked of those that are, not of all.
create index act_ru_job_taken on act_ru_job (process_instance_id_) where lock_owner_ is not null;
create index act_ru_task_by_parent on act_ru_task (parent_task_id_);
