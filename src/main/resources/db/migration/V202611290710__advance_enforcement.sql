-- 先予执行 (ADR 0121): an application within a registered suit, under the number of that suit, as a counterclaim is.
do $$
declare old text;
begin
  select conname into strict old from pg_constraint
  where conrelid = 'filing'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%main_suit%COUNTERCLAIM%';
  execute format('alter table filing drop constraint %I', old);
end $$;
alter table filing add constraint filing_within_suit
  check ((main_suit is null) = (coalesce(track, '') not in ('COUNTERCLAIM', 'ADVANCE_ENFORCEMENT')));
