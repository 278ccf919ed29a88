-- 退费 and 对账: what goes back, and the daily comparison with the channels' own books.

-- When the money moved by the channel's own clock, which is what its statements are cut by.
alter table payment_receipt add column channel_at timestamptz;
create index payment_receipt_by_channel_day on payment_receipt (gateway, channel_at);

-- A refund of one receipt, whole or in part. It only moves forward; whoever asks for the same twice gets the same one.
create table refund (
  id           uuid primary key,
  -- Null for money that belongs to no case; then the court that took it on is named.
  filing_id    uuid references payment_case,
  court_code   text,
  gateway      text not null,
  trade_no     text not null,
  amount_fen   bigint not null check (amount_fen > 0),
  reason       text not null check (reason in ('UNEXPECTED_MONEY', 'NOT_ACCEPTED', 'DISMISSED', 'WITHDRAWN',
                                               'DEEMED_WITHDRAWN', 'OVERPAID')),
  basis        text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  -- When the document took effect: the fifteen days run from here (诉讼费用交纳办法 53).
  effective_at timestamptz not null,
  state        text not null check (state in ('REQUESTED', 'APPROVED', 'SUCCEEDED', 'DECLINED')),
  -- How often a person said yes: each yes allows one try at the channel.
  approvals    integer not null default 0,
  decided_by   text,
  decided_at   timestamptz,
  voucher      text,
  ended_at     timestamptz,
  foreign key (gateway, trade_no) references payment_receipt,
  check (filing_id is not null or court_code is not null)
);
create index refund_by_filing on refund (filing_id);
create unique index refund_once on refund (gateway, trade_no, reason) where state <> 'DECLINED';

create function refund_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a refund is never deleted';
  end if;
  if (new.id, new.filing_id, new.gateway, new.trade_no, new.amount_fen, new.reason)
     is distinct from (old.id, old.filing_id, old.gateway, old.trade_no, old.amount_fen, old.reason) then
    raise exception 'what a refund is for never changes';
  end if;
  if new.state <> old.state and not (
       (old.state = 'REQUESTED' and new.state in ('APPROVED', 'DECLINED'))
    or (old.state = 'APPROVED' and new.state in ('SUCCEEDED', 'DECLINED'))) then
    raise exception 'refund % cannot go from % to %', old.id, old.state, new.state;
  end if;
  return new;
end $$;
create trigger refund_moves_forward before update or delete on refund
  for each row execute function refund_moves_forward();

-- Never more than was received, whatever the application believes.
create function refund_is_within_receipt() returns trigger language plpgsql as $$
declare
  received bigint;
begin
  select amount_fen into received from payment_receipt
    where gateway = new.gateway and trade_no = new.trade_no for update;
  if (select sum(amount_fen) from refund
      where gateway = new.gateway and trade_no = new.trade_no and state <> 'DECLINED') > received then
    raise exception 'refunds of % exceed what was received', new.trade_no;
  end if;
  return null;
end $$;
create trigger refund_is_within_receipt after insert on refund
  for each row execute function refund_is_within_receipt();

-- One try at the channel; a failed one is followed by another only when a person says so.
create table refund_attempt (
  refund_no  text primary key,
  refund_id  uuid not null references refund,
  n          integer not null check (n > 0),
  state      text not null check (state in ('SENT', 'SUCCEEDED', 'FAILED')),
  channel_at timestamptz,
  sent_at    timestamptz not null,
  ended_at   timestamptz,
  queries    integer not null default 0,
  unique (refund_id, n)
);
create unique index refund_attempt_one_alive on refund_attempt (refund_id) where state <> 'FAILED';
create index refund_attempt_by_channel_day on refund_attempt (channel_at);

create function refund_attempt_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a try to refund is never deleted';
  end if;
  if (new.refund_no, new.refund_id, new.n) is distinct from (old.refund_no, old.refund_id, old.n)
     or (new.state <> old.state and old.state <> 'SENT') then
    raise exception 'refund attempt % cannot go from % to %', old.refund_no, old.state, new.state;
  end if;
  return new;
end $$;
create trigger refund_attempt_moves_forward before update or delete on refund_attempt
  for each row execute function refund_attempt_moves_forward();
revoke delete, truncate on refund, refund_attempt from lian_app;

-- The ledger knows refunds: each is booked once, several may lessen one receipt.
alter table ledger_transaction add column refund_no text references refund_attempt;
alter table ledger_transaction drop constraint ledger_transaction_kind_check;
alter table ledger_transaction add constraint ledger_transaction_kind_check
  check (kind in ('FEE_PAID', 'UNEXPECTED_MONEY', 'NOTHING_WAITS', 'REFUNDED')
         and (kind = 'REFUNDED') = (refund_no is not null));
alter table ledger_transaction drop constraint ledger_transaction_gateway_trade_no_kind_key;
create unique index ledger_transaction_once on ledger_transaction (gateway, trade_no, kind, refund_no)
  nulls not distinct;

-- 对账: one row per channel and day, repeated as often as wanted; a difference stays visible after it was settled.
create table reconciliation (
  gateway     text not null,
  day         date not null,
  run_at      timestamptz not null,
  runs        integer not null default 1,
  payments    integer not null,
  refunds     integer not null,
  matched     integer not null,
  received_fen bigint not null,
  refunded_fen bigint not null,
  primary key (gateway, day)
);
create table reconciliation_difference (
  gateway     text not null,
  day         date not null,
  -- PAYMENT by the channel's number of it, REFUND by ours.
  subject     text not null check (subject in ('PAYMENT', 'REFUND')),
  number      text not null,
  kind        text not null check (kind in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS')),
  order_no    text,
  here_fen    bigint,
  there_fen   bigint,
  found_at    timestamptz not null,
  -- What became of it by itself: booked as fee or as unexpected money; null is an alert for people.
  outcome     text,
  settled_at  timestamptz,
  primary key (gateway, day, subject, number, kind)
);
create index reconciliation_difference_open on reconciliation_difference (found_at) where settled_at is null;
revoke delete, truncate on reconciliation, reconciliation_difference from lian_app;

-- Invariants: each view must be empty.
create or replace view v_inv_receipt_booked as
  select r.gateway, r.trade_no, r.amount_fen, coalesce(-sum(e.amount_fen), 0) as booked_fen
  from payment_receipt r
  left join ledger_transaction t on t.gateway = r.gateway and t.trade_no = r.trade_no and t.kind <> 'REFUNDED'
  left join ledger_entry e on e.transaction_id = t.id and e.account in ('LITIGATION_FEES', 'UNEXPECTED_MONEY')
  group by r.gateway, r.trade_no, r.amount_fen
  having coalesce(-sum(e.amount_fen), 0) <> r.amount_fen;

create view v_inv_ledger_whole as
  select sum(amount_fen) as sum_fen from ledger_entry having coalesce(sum(amount_fen), 0) <> 0;

create view v_inv_ledger_order_balanced as
  select t.order_no, sum(e.amount_fen) as sum_fen
  from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
  group by t.order_no having sum(e.amount_fen) <> 0;

create view v_inv_ledger_order_credited_once as
  select order_no, count(*) as times from ledger_transaction
  where kind = 'FEE_PAID' group by order_no having count(*) > 1;

-- What the court still holds of a receipt is never less than nothing.
create view v_inv_ledger_receipt_not_overdrawn as
  select t.gateway, t.trade_no, -sum(e.amount_fen) as held_fen
  from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
  where e.account in ('LITIGATION_FEES', 'UNEXPECTED_MONEY')
  group by t.gateway, t.trade_no, e.account having -sum(e.amount_fen) < 0;

create view v_inv_ledger_refund_booked as
  select coalesce(r.id, t.refund_id) as refund_id, r.state, r.amount_fen, t.booked_fen
  from (select * from refund where state = 'SUCCEEDED') r
  full join (
    select a.refund_id, sum(e.amount_fen) as booked_fen
    from ledger_transaction t
    join refund_attempt a on a.refund_no = t.refund_no
    join ledger_entry e on e.transaction_id = t.id and e.amount_fen > 0
    where t.kind = 'REFUNDED' group by a.refund_id) t on t.refund_id = r.id
  where r.id is null or t.refund_id is null or r.amount_fen <> t.booked_fen;

create view v_inv_refund_within_receipt as
  select r.gateway, r.trade_no, r.amount_fen, sum(f.amount_fen) as refunds_fen
  from payment_receipt r join refund f on f.gateway = r.gateway and f.trade_no = r.trade_no and f.state <> 'DECLINED'
  group by r.gateway, r.trade_no, r.amount_fen having sum(f.amount_fen) > r.amount_fen;
