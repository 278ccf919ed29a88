-- 缴费码: a number for each case that pays, short enough for a bank's form; it never changes.
create table payment_code (
  filing_id uuid primary key references filing,
  serial    bigint generated always as identity (start with 1000000001) unique
);
