-- The fields of a correction as far as the filer has written them; sealed, bound to the notice, gone once handed in.
create table correction_draft (
  notice_id uuid primary key references filing_act,
  content   bytea not null
);
