-- 送达: each document put before the parties, with its moment; the text sealed, bound to the row's id.
create table served_document (
  id         uuid primary key,
  filing_id  uuid not null,
  document   text not null,
  -- Served once by filing, document and key, however often the step is repeated.
  key        bytea not null,
  content    bytea not null,
  method     text not null check (method in ('ELECTRONIC')),
  served_at  timestamptz not null,
  basis      text not null,
  unique (filing_id, document, key)
);
create table served_document_addressee (
  served_id  uuid not null references served_document,
  account_id text not null,
  read_at    timestamptz,
  primary key (served_id, account_id)
);
create index served_document_addressee_by_account on served_document_addressee (account_id);

create function service_is_proof() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'served_document_addressee' then
    if (new.served_id, new.account_id) = (old.served_id, old.account_id) and old.read_at is null then
      return new;
    end if;
  end if;
  raise exception 'a proof of service is never changed';
end $$;
create trigger served_document_is_proof before update or delete on served_document
  for each row execute function service_is_proof();
create trigger served_document_addressee_is_proof before update or delete on served_document_addressee
  for each row execute function service_is_proof();
revoke update, delete, truncate on served_document from lian_app;
revoke delete, truncate on served_document_addressee from lian_app;
