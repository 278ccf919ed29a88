-- A task that ends with the review has the day that the party was told; until now it had the day on which what the clock
-- never registers comes before the presiding judge, one day earlier.
update act_ru_task task
set due_date_ = timezone('Asia/Shanghai', filing.review_due_at), rev_ = task.rev_ + 1
from act_ru_execution instance, filing
where instance.id_ = task.proc_inst_id_
  and instance.business_key_ = cast(filing.id as text)
  and task.task_def_key_ in ('Task_ReviewFiling', 'Task_SignRefusal', 'Task_DecideDeferral', 'Task_ForwardFiling')
  and task.due_date_ = timezone('Asia/Shanghai', filing.review_due_at) - interval '1 day';
