-- 跨域立案: the court near the filer that compares the originals for the competent one.
create table assisting_court (
  filing_id  uuid primary key references filing,
  court      text not null,
  chosen_at  timestamptz not null,
  checked_by text,
  checked_at timestamptz,
  -- Whether the originals are what was handed in online.
  agrees     boolean,
  check ((checked_by is null) = (checked_at is null) and (checked_at is null) = (agrees is null))
);
create index assisting_court_waiting on assisting_court (court, chosen_at) where checked_at is null;
