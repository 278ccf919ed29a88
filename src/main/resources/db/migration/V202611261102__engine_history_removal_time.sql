-- From now on an instance's history has its removal time from the start. What began before gets it here, as its diagram
-- says (ten years after its start): at its end nobody writes it any more.
do $$
declare part text;
begin
  update act_hi_procinst root set removal_time_ = root.start_time_ + make_interval(days => diagram.history_ttl_)
    from act_re_procdef diagram
    where diagram.id_ = root.proc_def_id_ and root.id_ = root.root_proc_inst_id_ and root.removal_time_ is null;
  update act_hi_procinst part set removal_time_ = root.removal_time_
    from act_hi_procinst root
    where root.id_ = part.root_proc_inst_id_ and part.removal_time_ is null;
  for part in
    select c.table_name from information_schema.columns c
    join information_schema.columns r on r.table_schema = c.table_schema and r.table_name = c.table_name
      and r.column_name = 'root_proc_inst_id_'
    where c.table_schema = 'lian' and c.column_name = 'removal_time_' and c.table_name like 'act\_%'
      and c.table_name <> 'act_hi_procinst'
  loop
    execute format(
      'update lian.%I part set removal_time_ = root.removal_time_ from lian.act_hi_procinst root
       where root.id_ = part.root_proc_inst_id_ and part.removal_time_ is null', part);
  end loop;
end $$;
