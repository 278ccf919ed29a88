-- The numbers of a filing are asked for by purpose: two of them had an index of their own, the others read all numbers.
create index case_number_by_filing on case_number (filing_id);
