-- What is no document of the proceedings is shown on the page and serves nobody.
alter table served_document drop constraint served_document_method_check;
alter table served_document add constraint served_document_method_check check (method in ('ELECTRONIC', 'PAPER', 'SHOWN'));
