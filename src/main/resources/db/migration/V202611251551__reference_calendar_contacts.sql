-- Days that the court entered itself; a newer packaged calendar leaves them alone.
alter table calendar_day
  add column source text not null default '',
  add column corrected boolean not null default false;

-- How a party reaches the court.
create table court_contact (
  court_code text primary key references court (code),
  phone      text not null,
  address    text not null,
  hours      text not null,
  changed_at timestamptz not null
);
