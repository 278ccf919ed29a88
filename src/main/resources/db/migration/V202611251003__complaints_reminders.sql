-- 投诉: what the filer wrote and what the court answered are sealed; one open complaint a filing.
create table complaint (
  id          uuid primary key,
  filing_id   uuid not null references filing,
  court_code  text not null,
  account_id  text not null,
  content     bytea not null,
  received_at timestamptz not null,
  due_at      timestamptz not null,
  due_basis   text not null,
  answer      bytea,
  answered_by text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create unique index complaint_one_open on complaint (filing_id) where answered_at is null;
create index complaint_by_filing on complaint (filing_id);

create function complaint_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.answered_at is null
     and (new.id, new.filing_id, new.account_id, new.content, new.received_at, new.due_at)
       is not distinct from (old.id, old.filing_id, old.account_id, old.content, old.received_at, old.due_at) then
    return new;
  end if;
  raise exception 'a complaint is kept as it was written, and answered once';
end $$;
create trigger complaint_is_kept before update or delete on complaint
  for each row execute function complaint_is_kept();
revoke delete, truncate on complaint from lian_app;

-- 催办: once a calendar day in Beijing.
create table filing_reminder (
  filing_id   uuid not null references filing,
  day         date not null,
  account_id  text not null,
  reminded_at timestamptz not null,
  primary key (filing_id, day)
);
revoke update, delete, truncate on filing_reminder from lian_app;
