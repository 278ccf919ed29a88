-- 用时构成: after the period to pay the bank has its working day, and from then on it is the court's turn. Where the day ends
-- stands with the phase; of a phase from before it is when a judge was asked.
alter table filing_phase add column bank_until timestamptz;

create or replace function filing_phase_of_leaf() returns trigger language plpgsql as $$
begin
  insert into filing_phase (filing_id, leaf_id, court, at, status, ended, bank_until)
  select f.id, new.id, f.court_code, new.at, f.status,
    f.status in ('FORWARDED', 'REFUSED', 'WITHDRAWN', 'SETTLED', 'WITHDRAWAL_GRANTED', 'DEEMED_WITHDRAWN', 'TRANSFERRED',
      'PRESERVATION_ENDED'),
    case when f.status = 'FEE_OVERDUE' then f.turn_due_at end
  from filing f
  where f.id = new.filing_id and f.court_code is not null and f.status <> 'DRAFT'
    and f.status is distinct from (
      select p.status from filing_phase p where p.filing_id = f.id order by p.leaf_id desc limit 1);
  if not found and new.kind = 'PERIOD_POSTPONED' then
    update filing_phase p set bank_until = f.turn_due_at
    from filing f
    where f.id = new.filing_id and f.status = 'FEE_OVERDUE' and p.filing_id = f.id
      and p.leaf_id = (select max(leaf_id) from filing_phase where filing_id = f.id);
  end if;
  return null;
end $$;

-- The day on which who was served by post signed for it, of each task of registering that. A task from before has no row:
-- its paper is on its way until the registration.
create table paper_receipt (
  task_id   text primary key,
  signed_on date not null
);

-- The parts of the time said otherwise: all sums are made anew, the newest first.
delete from board_sum_made;
