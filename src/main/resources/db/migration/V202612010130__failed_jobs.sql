-- What failed and is tried again is listed for who watches the court: among a million jobs those few.
create index act_ru_job_failed on act_ru_job (duedate_)
  where exception_msg_ is not null or exception_stack_id_ is not null;
