-- 文书: fixed once as a filled page, sealed; the PDF is made when it is first asked for.
create table court_paper (
  id               uuid primary key,
  filing_id        uuid not null,
  document         text not null,
  -- Fixed once by filing, document and key, however often the step is repeated.
  key              bytea not null,
  template         text not null,
  template_version text not null,
  content          bytea not null,
  digest           text not null,
  fixed_at         timestamptz not null,
  unique (filing_id, document, key)
);
create table court_paper_pdf (
  paper_id uuid primary key references court_paper,
  content  bytea not null,
  sha256   text not null,
  made_at  timestamptz not null
);

create function paper_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a paper is never changed';
end $$;
create trigger court_paper_is_fixed before update or delete on court_paper
  for each row execute function paper_is_fixed();
create trigger court_paper_pdf_is_fixed before update or delete on court_paper_pdf
  for each row execute function paper_is_fixed();
revoke update, delete, truncate on court_paper from lian_app;
revoke update, delete, truncate on court_paper_pdf from lian_app;

-- A document that was served before has its words alone.
alter table served_document add column paper_id uuid references court_paper;
