-- 外出、休假: until when a member of the staff takes no tasks; the row of who came back is gone.
create table staff_absence (
  account_id text primary key references account,
  until      date not null
);
