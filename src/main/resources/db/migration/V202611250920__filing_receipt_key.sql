-- Which of the court's keys signed it. Every receipt of an earlier release was signed with the first one.
alter table filing_receipt add column key_id text not null default 'receipt-1';
alter table filing_receipt alter column key_id drop default;
