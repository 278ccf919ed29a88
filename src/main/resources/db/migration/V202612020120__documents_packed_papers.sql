-- What papers are packed with: the words of a template, its parts and its style as they stand in a filled page. A paper
-- names the one that it needs by its hash, under its seal; without it nobody reads the paper again.
create table paper_dictionary (
  sha256  text primary key check (sha256 = encode(sha256(content), 'hex')),
  content bytea not null
);
create trigger paper_dictionary_is_fixed before update or delete on paper_dictionary
  for each row execute function paper_is_fixed();
revoke update, delete, truncate on paper_dictionary from lian_app;
