-- What a finding says may name a party: from now on its words are sealed. The code stays for lists.
alter table filing_finding add column words bytea;
comment on column filing_finding.message is 'Empty where words are sealed; findings of earlier releases stand here until they are written anew.';
