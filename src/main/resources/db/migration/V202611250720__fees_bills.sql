-- 缴费单: what a registered case owes, line by line, with the versions of the tables.
create table fee_bill (
  filing_id  uuid primary key,
  bill       jsonb not null,
  confirmed  boolean not null,
  changed_at timestamptz not null
);
