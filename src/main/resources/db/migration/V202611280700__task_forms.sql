-- 表单: every version of what a human step asks; the newest is in force, and none ever changes.
create table task_form (
  form     text not null check (form ~ '^[a-z][a-z0-9-]{1,39}$'),
  version  integer not null check (version > 0),
  title    text not null,
  content  text not null,
  sha256   text not null,
  -- Whether it came with the program; then the next program may bring a newer one.
  packaged boolean not null,
  since    timestamptz not null,
  primary key (form, version),
  constraint hash_of_form check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create function form_version_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a form is never changed';
end $$;
create trigger task_form_is_fixed before update or delete on task_form
  for each row execute function form_version_is_fixed();
revoke update, delete, truncate on task_form from lian_app;

alter table rule_draft drop constraint rule_draft_kind_check;
alter table rule_draft add constraint rule_draft_kind_check check (kind in ('DECISION', 'PROCESS', 'PAPER', 'FORM'));

-- 办理组: those of the program go with a role; the others an administrator makes and puts people in.
create table staff_group (
  code       text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name       text not null check (name <> ''),
  -- Null for one of every court.
  court_code text,
  shipped    boolean not null default false,
  -- Null for those that came with the program.
  created_at timestamptz,
  retired_at timestamptz,
  constraint own_group_of_a_court check (shipped or court_code is not null),
  constraint shipped_groups_stay check (not shipped or retired_at is null)
);
create unique index staff_group_name on staff_group (coalesce(court_code, ''), name) where retired_at is null;
create function shipped_groups_stay() returns trigger language plpgsql as $$
begin
  if old.shipped then
    raise exception 'a group of the program is neither changed nor removed';
  end if;
  return coalesce(new, old);
end $$;
create trigger staff_group_shipped before update or delete on staff_group
  for each row execute function shipped_groups_stay();
revoke delete, truncate on staff_group from lian_app;
insert into staff_group (code, name, shipped) values
  ('filing-clerks', '立案窗口', true),
  ('filing-judges', '立案法官', true),
  ('supervisors', '庭长', true),
  ('filing-duty', '值班', true),
  ('analysts', '规则维护', true);

create table staff_group_member (
  group_code text not null references staff_group,
  account_id text not null references account,
  added_at   timestamptz not null,
  primary key (group_code, account_id)
);
