-- A document may also be served on paper; its receipt proves the moment.
alter table served_document drop constraint served_document_method_check;
alter table served_document add constraint served_document_method_check check (method in ('ELECTRONIC', 'PAPER'));
