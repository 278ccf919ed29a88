-- 人工认定: what was decided in like cases, by its table.
create index manual_decision_by_table on manual_decision (decision_id, id);
