-- 续递: what a party hands in after the submission. What it writes is sealed; each handing-in is kept as it was.
create table later_filing (
  id          uuid primary key,
  filing_id   uuid not null references filing,
  account_id  text not null,
  -- The row of the table later-filing as it stood when this was begun.
  kind        text not null,
  name        text not null,
  asks        text not null,
  effect      text not null,
  words       text not null,
  basis       text not null,
  state       text not null check (state in ('WRITING', 'RECEIVED', 'CORRECTION', 'ACCEPTED', 'REFUSED', 'HANDED_ON')),
  content     bytea not null,
  begun_at    timestamptz not null,
  number      text unique,
  received_at timestamptz,
  due_at      timestamptz,
  due_basis   text,
  decision    bytea,
  decided_by  text,
  decided_at  timestamptz,
  check ((state = 'WRITING') = (received_at is null)),
  check ((number is null) = (received_at is null)),
  check ((due_at is null) = (due_basis is null)),
  check ((decision is null) = (decided_at is null))
);
create index later_filing_by_filing on later_filing (filing_id, begun_at);
-- Two at once would each say all claims.
create unique index later_filing_one_open on later_filing (filing_id, (case when asks like 'CLAIMS%' then 'CLAIMS' else kind end))
  where state in ('WRITING', 'RECEIVED', 'CORRECTION') and effect <> 'JOIN';

create function later_filing_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'WRITING' then
      return old;
    end if;
    raise exception 'what was handed in is never deleted';
  end if;
  if (new.id, new.filing_id, new.account_id, new.kind, new.name, new.asks, new.effect, new.words, new.basis, new.begun_at)
     is distinct from
     (old.id, old.filing_id, old.account_id, old.kind, old.name, old.asks, old.effect, old.words, old.basis, old.begun_at)
     or old.received_at is not null and new.received_at is null then
    raise exception 'what a later filing is never changes';
  end if;
  if new.content is distinct from old.content and old.state not in ('WRITING', 'CORRECTION') then
    raise exception 'what was handed in is kept as it was';
  end if;
  if new.state <> old.state and not (
       (old.state = 'WRITING' and new.state in ('RECEIVED', 'ACCEPTED'))
    or (old.state = 'RECEIVED' and new.state in ('CORRECTION', 'ACCEPTED', 'REFUSED', 'HANDED_ON'))
    or (old.state = 'CORRECTION' and new.state = 'RECEIVED')) then
    raise exception 'later filing % cannot go from % to %', old.id, old.state, new.state;
  end if;
  return new;
end $$;
create trigger later_filing_moves_forward before update or delete on later_filing
  for each row execute function later_filing_moves_forward();
revoke truncate on later_filing from lian_app;

-- What was handed in each time, first and after a correction.
create table later_filing_handed_in (
  later_filing_id uuid not null references later_filing,
  number          text primary key,
  content         bytea not null,
  at              timestamptz not null
);
create index later_filing_handed_in_by_filing on later_filing_handed_in (later_filing_id);
revoke update, delete, truncate on later_filing_handed_in from lian_app;

-- The files that belong to it; they stand among the filing's materials like all others.
create table later_filing_material (
  later_filing_id uuid not null references later_filing,
  material_id     uuid not null primary key
);
create index later_filing_material_by_filing on later_filing_material (later_filing_id);
revoke update, truncate on later_filing_material from lian_app;

-- 补交 (办法 21): what a changed claim adds to a fee that was paid, until it is paid too; the item is the order's.
alter table filing add column fee_supplement_fen bigint check (fee_supplement_fen > 0);
alter table filing add column fee_supplement_basis text;
alter table filing add column fee_supplement_item text;
alter table filing add check (num_nulls(fee_supplement_fen, fee_supplement_basis, fee_supplement_item) in (0, 3));
create index filing_fee_supplement on filing (court_code) where fee_supplement_fen is not null;

-- A bill that was confirmed and charged anew: what it said before.
create table fee_bill_earlier (
  filing_id uuid not null,
  bill      jsonb not null,
  until     timestamptz not null
);
create index fee_bill_earlier_by_filing on fee_bill_earlier (filing_id);
revoke update, delete, truncate on fee_bill_earlier from lian_app;

-- One paid order for each thing that is paid; an earlier release, which may run beside this one, knows one thing alone.
alter table payment_order add column item text not null default 'FEE';
drop index payment_order_one_paid;
create unique index payment_order_one_paid on payment_order (filing_id, item) where state = 'SUCCEEDED';

create or replace function payment_order_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a payment order is never deleted';
  end if;
  if (new.order_no, new.filing_id, new.amount_fen, new.basis, new.item, new.channel, new.gateway, new.created_at)
     is distinct from
     (old.order_no, old.filing_id, old.amount_fen, old.basis, old.item, old.channel, old.gateway, old.created_at) then
    raise exception 'what a payment order is for never changes';
  end if;
  if new.state <> old.state and not (
       (old.state = 'CREATED' and new.state in ('PENDING', 'SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED'))
    or (old.state = 'PENDING' and new.state in ('SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED'))) then
    raise exception 'payment order % cannot go from % to %', old.order_no, old.state, new.state;
  end if;
  return new;
end $$;

-- 减少诉讼请求 (办法 21): goes back more than once, each time for another change.
alter table refund add column item text not null default '';
alter table refund drop constraint refund_reason_check;
alter table refund add constraint refund_reason_check check (reason in (
  'UNEXPECTED_MONEY', 'NOT_ACCEPTED', 'DISMISSED', 'WITHDRAWN', 'DEEMED_WITHDRAWN', 'OVERPAID', 'REDUCED'));
drop index refund_once;
create unique index refund_once on refund (gateway, trade_no, reason, item) where state <> 'DECLINED';

create or replace view v_inv_fee_left_kept as
  select f.id, f.fee_left_fen, r.credited_fen, b.back_fen from filing f
  cross join lateral (
    select coalesce(sum(amount_fen), 0) as credited_fen from payment_receipt
    where filing_id = f.id and state = 'CREDITED') r
  cross join lateral (
    select coalesce(sum(amount_fen), 0) as back_fen, coalesce(bool_or(state = 'DECLINED'), false) as declined
    from refund where filing_id = f.id and reason in ('WITHDRAWN', 'REDUCED')) b
  where f.fee_left_fen is not null and f.fee_settled_at is not null and not b.declined
    and r.credited_fen - b.back_fen <> f.fee_left_fen;

-- The filer is told of the outcome.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in (
  'RECEIPT', 'SERVED', 'LETTER', 'DEADLINE', 'MONEY_RECEIVED', 'REFUNDED', 'MEDIATION', 'LATER_FILING'));

-- Each thing that a filing pays is credited once: its fee, and what each change of claims added to it.
create or replace view v_inv_filing_credited_once as
  select t.filing_id, count(*) as times from ledger_transaction t
  join payment_order o on o.order_no = t.order_no
  where t.kind = 'FEE_PAID' group by t.filing_id, o.item having count(*) > 1;
