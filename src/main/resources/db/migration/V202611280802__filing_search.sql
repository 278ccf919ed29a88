-- One search over a court's filings, the newest first.
create index filing_by_receipt on filing (court_code, first_submitted_at desc, id desc) where status <> 'DRAFT';
create index filing_by_status on filing (court_code, status, first_submitted_at desc, id desc);
create index filing_by_cause on filing (court_code, cause_code, first_submitted_at desc, id desc);

-- Telephones are found by their keyed hash, as names and ID numbers are; they make no two parties alike.
alter table filing_party_index drop constraint filing_party_index_side_check,
  add constraint filing_party_index_side_check check (side in ('PLAINTIFF', 'DEFENDANT', 'THIRD_PARTY', 'PHONE'));

-- Filings kept before; their telephones are indexed in the background, for only the application has the keys.
create table filing_without_phones (
  filing_id uuid primary key references filing
);
insert into filing_without_phones select id from filing;
