-- 材料巡检: when each stored file was last read through, and what was found.
create table material_check (
  address     bytea primary key references material_blob on delete cascade,
  checked_at  timestamptz not null,
  fault       text check (fault in ('MISSING', 'ALTERED')),
  fault_since timestamptz,
  check ((fault is null) = (fault_since is null))
);
create index material_check_by_time on material_check (checked_at);
create index material_check_faults on material_check (fault_since) where fault is not null;
