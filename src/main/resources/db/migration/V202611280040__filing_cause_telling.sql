-- What the filer told in plain words, what was suggested, and whether he left the cause to the court; sealed, bound to the filing.
create table cause_telling (
  filing_id uuid primary key references filing,
  content   bytea not null
);
