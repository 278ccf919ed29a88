-- What a ruling orders is carried out under a number of its own (执保).
alter table case_number drop constraint case_number_purpose_check;
alter table case_number add constraint case_number_purpose_check
  check (purpose in ('REGISTRATION', 'REFUSAL', 'EXECUTION'));
create index case_number_of_execution on case_number (filing_id) where purpose = 'EXECUTION';
