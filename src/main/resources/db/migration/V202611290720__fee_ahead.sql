-- 登记并确认诉讼费: the sum that a clerk confirmed with the registration, until the task of the fee opens.
create table fee_ahead (
  filing_id uuid primary key,
  username  text not null,
  fen       bigint not null,
  at        timestamptz not null
);
