-- 查阅记录: found by filing, both for the supervisor who asks and for the reader who read it a moment ago.
create index journal_leaf_readings on journal_leaf ((details ->> 'filing'), at)
  where kind in ('FACTS_READ', 'MATERIAL_READ', 'NUMBERS_READ');
