-- 立案申请 only moves as FilingStatus says; the same pairs, so that no diagram and no hand leads one back.
create function filing_may_become(before text, after text) returns boolean language sql immutable as $$
  select (before, after) in (
    ('DRAFT', 'UNDER_REVIEW'),
    ('UNDER_REVIEW', 'ADVISED'), ('UNDER_REVIEW', 'CORRECTION_REQUIRED'), ('UNDER_REVIEW', 'FORWARDED'),
    ('UNDER_REVIEW', 'REFUSED'), ('UNDER_REVIEW', 'WITHDRAWN'), ('UNDER_REVIEW', 'REGISTERED'),
    ('ADVISED', 'UNDER_REVIEW'), ('ADVISED', 'REFUSED'), ('ADVISED', 'WITHDRAWN'), ('ADVISED', 'REGISTERED'),
    ('CORRECTION_REQUIRED', 'UNDER_REVIEW'), ('CORRECTION_REQUIRED', 'RETURNED'), ('CORRECTION_REQUIRED', 'WITHDRAWN'),
    ('RETURNED', 'UNDER_REVIEW'),
    ('REFUSED', 'UNDER_REVIEW'),
    ('REGISTERED', 'FEE_DUE'), ('REGISTERED', 'TRANSFERRED'), ('REGISTERED', 'WITHDRAWAL_PENDING'),
    ('FEE_DUE', 'FEE_OVERDUE'), ('FEE_DUE', 'TRANSFERRED'), ('FEE_DUE', 'WITHDRAWAL_PENDING'),
    ('FEE_DUE', 'WITHDRAWAL_GRANTED'), ('FEE_DUE', 'DEEMED_WITHDRAWN'),
    ('FEE_OVERDUE', 'FEE_DUE'), ('FEE_OVERDUE', 'TRANSFERRED'), ('FEE_OVERDUE', 'WITHDRAWAL_PENDING'),
    ('FEE_OVERDUE', 'WITHDRAWAL_GRANTED'), ('FEE_OVERDUE', 'DEEMED_WITHDRAWN'),
    ('WITHDRAWAL_PENDING', 'REGISTERED'), ('WITHDRAWAL_PENDING', 'FEE_DUE'), ('WITHDRAWAL_PENDING', 'TRANSFERRED'),
    ('WITHDRAWAL_PENDING', 'WITHDRAWAL_GRANTED'), ('WITHDRAWAL_PENDING', 'DEEMED_WITHDRAWN'),
    ('TRANSFERRED', 'WITHDRAWAL_GRANTED'))
$$;

create function filing_moves_forward() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not filing_may_become(old.status, new.status) then
    raise exception 'filing % cannot go from % to %', old.id, old.status, new.status;
  end if;
  return new;
end $$;
create trigger filing_moves_forward before update of status on filing
  for each row execute function filing_moves_forward();
