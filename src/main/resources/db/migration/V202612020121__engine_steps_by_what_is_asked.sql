-- Steps that were taken are asked for by their id, their instance and their removal alone: no page, no call and no
-- cleaning reads them by anything else. With an index over its end each step was written into eleven of them twice; now
-- its end is written in place. A step of a million others is found by what stays.
drop index act_idx_hi_act_inst_start_end;
drop index act_idx_hi_act_inst_end;
drop index act_idx_hi_act_inst_comp;
drop index act_idx_hi_act_inst_stats;
drop index act_idx_hi_act_inst_tenant_id;
drop index act_idx_hi_act_inst_proc_def_key;
drop index act_idx_hi_ai_pdefid_end_time;
