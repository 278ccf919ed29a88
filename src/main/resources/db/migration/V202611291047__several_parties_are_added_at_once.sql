-- Each names another party, so that several may wait beside one another; one of a kind is written at a time.
drop index later_filing_one_open;
create unique index later_filing_one_open on later_filing (filing_id, (case when asks like 'CLAIMS%' then 'CLAIMS' else kind end))
  where state in ('WRITING', 'RECEIVED', 'CORRECTION') and effect <> 'JOIN' and asks not in ('DEFENDANT', 'PLAINTIFF', 'THIRD_PARTY');
create unique index later_filing_one_written on later_filing (filing_id, kind)
  where state = 'WRITING' and asks in ('DEFENDANT', 'PLAINTIFF', 'THIRD_PARTY');
