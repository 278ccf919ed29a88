-- What runs on a version of a diagram in a court is counted by the index alone.
create index act_ru_execution_flows on act_ru_execution (proc_def_id_, tenant_id_) include (super_exec_)
  where parent_id_ is null;
