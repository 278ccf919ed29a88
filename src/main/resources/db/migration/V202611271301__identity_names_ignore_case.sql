-- A user name is one name however its letters are written. Names are of ASCII letters alone, so "C" folds all of them.
do $$
declare
  twins text;
begin
  select string_agg(names, E'\n') into twins
  from (select string_agg(username || '（' || id || '，' || created_at::date || ' 注册）', ' 和 ' order by created_at) as names
        from account group by lower(username collate "C") having count(*) > 1) alike;
  if twins is not null then
    raise exception E'有的用户名只有大小写不同，新版本把它们看作同一个名字，请先改名再升级：\n%\n请与账号的主人联系，用数据库所有者账号给后注册的改名（立案申请、材料不受影响，密码不变），例如：\nupdate lian.account set username = ''新的用户名'' where id = ''括号里的编号'';\n工作人员的账号请先把手里的任务交给别人，再改名。', twins;
  end if;
end $$;

create unique index account_by_name_ignoring_case on account (lower(username collate "C"));
