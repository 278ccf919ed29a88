-- The days to answer a complaint may end later than they were told, as a corrected calendar counts them; never earlier.
create or replace function complaint_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.answered_at is null and new.due_at >= old.due_at
     and (new.id, new.filing_id, new.account_id, new.content, new.received_at)
       is not distinct from (old.id, old.filing_id, old.account_id, old.content, old.received_at) then
    return new;
  end if;
  raise exception 'a complaint is kept as it was written, and answered once';
end $$;
