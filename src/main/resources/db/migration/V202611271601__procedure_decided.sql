-- 适用程序 as the court decided it; filing.procedure is what the filer wishes. What was registered before keeps its fee.
alter table filing add column decided_procedure text check (decided_procedure in ('ORDINARY', 'SIMPLIFIED', 'SMALL_CLAIMS'));
update filing set decided_procedure = procedure where registered_at is not null;
