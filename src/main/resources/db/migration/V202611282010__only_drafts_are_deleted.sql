-- A filer may delete a draft; what a court received is deleted by nobody.
create function filing_only_drafts_go() returns trigger language plpgsql as $$
begin
  if old.status <> 'DRAFT' or old.first_submitted_at is not null then
    raise exception 'filing % was handed in and is not deleted', old.id;
  end if;
  return old;
end $$;
create trigger filing_only_drafts_go before delete on filing for each row execute function filing_only_drafts_go();
