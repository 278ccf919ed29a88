-- 减交 and 免交 beside 缓交: the column keeps its name, and the share that was taken off stands beside it.
alter table filing
  drop constraint filing_deferral_check,
  add constraint filing_deferral_check
    check (deferral in ('PENDING', 'DEFERRED', 'REDUCED', 'EXEMPTED', 'REFUSED')),
  add column relief_percent integer check (relief_percent between 1 and 100),
  add constraint filing_relief_percent_granted
    check ((relief_percent is not null) = (deferral is not null and deferral in ('REDUCED', 'EXEMPTED')));
