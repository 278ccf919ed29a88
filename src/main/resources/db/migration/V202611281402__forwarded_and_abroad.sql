-- 转交: the filing that arrived at the competent court, and the one that was forwarded to it; each at most once.
alter table filing
  add column forwarded_from uuid unique references filing,
  add column forwarded_to   uuid unique references filing,
  add constraint filing_forwarded_elsewhere check (forwarded_from <> id and forwarded_to <> id);

-- Both ends know of each other, and only what was forwarded points on.
create view v_inv_forwarding_both_ways as
  select f.id, f.status, f.forwarded_to from filing f
  where f.forwarded_to is not null
    and (f.status <> 'FORWARDED' or not exists (
      select from filing n where n.id = f.forwarded_to and n.forwarded_from = f.id
        and n.first_submitted_at = f.first_submitted_at and n.court_code <> f.court_code))
  union all
  select n.id, n.status, n.forwarded_from from filing n
  where n.forwarded_from is not null
    and not exists (select from filing f where f.id = n.forwarded_from and f.forwarded_to = n.id);
