-- Four characters of an organisation's name, each as a keyed hash, in the order in which the court received the filings:
-- the search finds a part of a name newest first, however many filings fit. Names of natural persons are not in it (ADR 0135).
create table organisation_gram (
  court_code  text not null,
  gram        bigint not null,
  received_at timestamptz not null,
  filing_id   uuid not null references filing,
  primary key (court_code, gram, received_at, filing_id)
);
create index organisation_gram_by_filing on organisation_gram (filing_id);

-- Filings kept before are indexed in the background, as with their telephones: only the application has the keys.
insert into filing_without_phones select id from filing where status <> 'DRAFT' on conflict do nothing;
