-- 撤诉以后还应交的诉讼费 (办法 15, 34): what the ruling leaves unpaid. It is paid once fee_settled_at is set.
alter table filing add column fee_left_fen bigint check (fee_left_fen > 0);
alter table filing add column fee_left_basis text;
alter table filing add check ((fee_left_fen is null) = (fee_left_basis is null));
alter table filing add check (fee_left_fen is null or status = 'WITHDRAWAL_GRANTED');
create index filing_fee_left on filing (court_code) where fee_left_fen is not null and fee_settled_at is null;

-- By which article an order is paid; an earlier release, which may run beside this one, knows prepayments alone.
alter table payment_order add column basis text not null default '诉讼费用交纳办法第二十二条';

create or replace function payment_order_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a payment order is never deleted';
  end if;
  if (new.order_no, new.filing_id, new.amount_fen, new.basis, new.channel, new.gateway, new.created_at)
     is distinct from
     (old.order_no, old.filing_id, old.amount_fen, old.basis, old.channel, old.gateway, old.created_at) then
    raise exception 'what a payment order is for never changes';
  end if;
  if new.state <> old.state and not (
       (old.state = 'CREATED' and new.state in ('PENDING', 'SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED'))
    or (old.state = 'PENDING' and new.state in ('SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED'))) then
    raise exception 'payment order % cannot go from % to %', old.order_no, old.state, new.state;
  end if;
  return new;
end $$;

-- Of a filing whose rest is paid the court keeps just the rest; where a refund was declined people have decided.
create view v_inv_fee_left_kept as
  select f.id, f.fee_left_fen, r.credited_fen, b.back_fen from filing f
  cross join lateral (
    select coalesce(sum(amount_fen), 0) as credited_fen from payment_receipt
    where filing_id = f.id and state = 'CREDITED') r
  cross join lateral (
    select coalesce(sum(amount_fen), 0) as back_fen, coalesce(bool_or(state = 'DECLINED'), false) as declined
    from refund where filing_id = f.id and reason = 'WITHDRAWN') b
  where f.fee_left_fen is not null and f.fee_settled_at is not null and not b.declined
    and r.credited_fen - b.back_fen <> f.fee_left_fen;
