-- 财政电子票据 of payments: wanted with the payment, issued and, where all went back, reddened by the system that issues them.
create table electronic_receipt (
  order_no        text primary key references payment_order,
  filing_id       uuid not null,
  amount_fen      bigint not null check (amount_fen > 0),
  paid_at         timestamptz not null,
  number          text unique,
  code            text,
  check_code      text,
  link            text,
  issued_at       timestamptz,
  -- 冲红: everything that was paid by the order went back.
  red_wanted      boolean not null default false,
  red_number      text,
  red_at          timestamptz,
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error      text,
  constraint issued_whole check ((issued_at is null) = (number is null) and (number is null) = (check_code is null)),
  constraint red_after_issue check (red_at is null or (issued_at is not null and red_wanted and red_number is not null))
);
create index electronic_receipt_by_filing on electronic_receipt (filing_id);
create index electronic_receipt_due on electronic_receipt (next_attempt_at)
  where issued_at is null or (red_wanted and red_at is null);
create function electronic_receipt_stays() returns trigger language plpgsql as $$
begin
  if old.number is not null and new.number is distinct from old.number
     or old.red_number is not null and new.red_number is distinct from old.red_number then
    raise exception 'an issued receipt keeps its number';
  end if;
  return new;
end $$;
create trigger electronic_receipt_stays before update on electronic_receipt
  for each row execute function electronic_receipt_stays();
revoke delete, truncate on electronic_receipt from lian_app;
