-- 立案登记簿 is counted and turned over by its index alone.
create index filing_in_register on filing (court_code, registered_at, id) include (registered_by_clock)
  where registered_at is not null and main_suit is null;
drop index filing_by_registration;
