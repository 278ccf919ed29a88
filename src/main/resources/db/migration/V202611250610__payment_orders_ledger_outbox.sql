-- 缴费: orders that only move forward, notices received once, money booked twice over (debit and credit).
create table payment_case (
  -- One case, one payer: the row every change of a filing's money locks first.
  filing_id uuid primary key
);

create table payment_order (
  order_no     text primary key,
  filing_id    uuid not null references payment_case,
  amount_fen   bigint not null check (amount_fen > 0),
  channel      text not null check (channel in ('WECHAT', 'ALIPAY', 'BANK_TRANSFER', 'COUNTER')),
  gateway      text not null,
  state        text not null check (state in ('CREATED', 'PENDING', 'SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED')),
  pay_url      text,
  qr           text,
  account      text,
  created_at   timestamptz not null,
  ended_at     timestamptz,
  queries      integer not null default 0,
  -- By the machine's clock, not the demo's: the channel does not travel in time with us.
  next_query_at timestamptz not null
);
create index payment_order_by_filing on payment_order (filing_id);
create unique index payment_order_one_open on payment_order (filing_id, channel) where state in ('CREATED', 'PENDING');
create unique index payment_order_one_paid on payment_order (filing_id) where state = 'SUCCEEDED';
create index payment_order_to_query on payment_order (next_query_at) where state = 'PENDING';

create function payment_order_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a payment order is never deleted';
  end if;
  if (new.order_no, new.filing_id, new.amount_fen, new.channel, new.gateway, new.created_at)
     is distinct from (old.order_no, old.filing_id, old.amount_fen, old.channel, old.gateway, old.created_at) then
    raise exception 'what a payment order is for never changes';
  end if;
  if new.state <> old.state and not (
       (old.state = 'CREATED' and new.state in ('PENDING', 'SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED'))
    or (old.state = 'PENDING' and new.state in ('SUCCEEDED', 'FAILED', 'CLOSED', 'UNEXPECTED'))) then
    raise exception 'payment order % cannot go from % to %', old.order_no, old.state, new.state;
  end if;
  return new;
end $$;
create trigger payment_order_moves_forward before update or delete on payment_order
  for each row execute function payment_order_moves_forward();

-- Each notice acts once; the channel repeats one until we answer.
create table payment_notice (
  gateway     text not null,
  notice_id   text not null,
  order_no    text not null,
  body_sha256 bytea not null,
  outcome     text not null,
  received_at timestamptz not null,
  primary key (gateway, notice_id)
);
create table payment_nonce (
  gateway   text not null,
  nonce     text not null,
  notice_id text not null,
  seen_at   timestamptz not null,
  primary key (gateway, nonce)
);
create index payment_nonce_by_age on payment_nonce (seen_at);

-- Each piece of money that reached the court, by the channel's own number: booked once whoever tells us of it.
create table payment_receipt (
  gateway     text not null,
  trade_no    text not null,
  order_no    text not null,
  filing_id   uuid,
  amount_fen  bigint not null check (amount_fen > 0),
  paid_at     timestamptz not null,
  recorded_at timestamptz not null,
  -- CREDITED to the filing's fee, or UNEXPECTED: held for the court to look into.
  state       text not null check (state in ('CREDITED', 'UNEXPECTED')),
  reason      text check (reason in ('WRONG_AMOUNT', 'PAID_TWICE', 'PAID_AFTER_END', 'UNKNOWN_ORDER', 'NOTHING_WAITS')),
  primary key (gateway, trade_no),
  check ((state = 'UNEXPECTED') = (reason is not null))
);
create index payment_receipt_by_filing on payment_receipt (filing_id);
create index payment_receipt_unexpected on payment_receipt (recorded_at) where state = 'UNEXPECTED';

create table ledger_account (
  code text primary key,
  name text not null
);
insert into ledger_account (code, name) values
  ('CHANNEL_WECHAT', '微信支付待结算款'),
  ('CHANNEL_ALIPAY', '支付宝待结算款'),
  ('CHANNEL_BANK_TRANSFER', '银行转账待结算款'),
  ('CHANNEL_COUNTER', '窗口代收款'),
  ('CHANNEL_UNKNOWN', '来源待查款'),
  ('LITIGATION_FEES', '预收诉讼费'),
  ('UNEXPECTED_MONEY', '待核对款项');

create table ledger_transaction (
  id        bigint generated always as identity primary key,
  kind      text not null check (kind in ('FEE_PAID', 'UNEXPECTED_MONEY', 'NOTHING_WAITS')),
  gateway   text not null,
  trade_no  text not null,
  order_no  text not null,
  filing_id uuid,
  booked_at timestamptz not null,
  foreign key (gateway, trade_no) references payment_receipt,
  unique (gateway, trade_no, kind)
);
create unique index ledger_fee_paid_once on ledger_transaction (order_no) where kind = 'FEE_PAID';

create table ledger_entry (
  transaction_id bigint not null references ledger_transaction,
  account        text not null references ledger_account,
  -- Debit positive, credit negative.
  amount_fen     bigint not null check (amount_fen <> 0),
  primary key (transaction_id, account)
);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end $$;
create trigger ledger_transaction_append_only before update or delete on ledger_transaction
  for each row execute function ledger_is_append_only();
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function ledger_is_append_only();
create trigger ledger_transaction_never_emptied before truncate on ledger_transaction
  for each statement execute function ledger_is_append_only();
create trigger ledger_entry_never_emptied before truncate on ledger_entry
  for each statement execute function ledger_is_append_only();
revoke update, delete, truncate on ledger_account, ledger_transaction, ledger_entry from lian_app;
revoke insert on ledger_account from lian_app;
revoke delete, truncate on payment_order, payment_receipt, payment_notice from lian_app;

create function ledger_transaction_is_balanced() returns trigger language plpgsql as $$
declare
  number bigint;
begin
  if tg_table_name = 'ledger_entry' then
    number := new.transaction_id;
  else
    number := new.id;
  end if;
  if (select coalesce(sum(amount_fen), 1) from ledger_entry where transaction_id = number) <> 0 then
    raise exception 'ledger transaction % does not sum to zero', number;
  end if;
  return null;
end $$;
create constraint trigger ledger_transaction_is_balanced after insert on ledger_transaction
  deferrable initially deferred for each row execute function ledger_transaction_is_balanced();
create constraint trigger ledger_entry_is_balanced after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_transaction_is_balanced();

-- Everything outside and upward leaves through here, after commit: at least once, in order per aggregate.
create table outbox (
  id              bigint generated always as identity primary key,
  topic           text not null,
  aggregate       text not null,
  payload         jsonb not null,
  state           text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts        integer not null default 0,
  created_at      timestamptz not null,
  -- By the machine's clock: a demo clock that goes back must not hold a message.
  next_attempt_at timestamptz not null,
  ended_at        timestamptz,
  last_error      text
);
create index outbox_waiting on outbox (next_attempt_at, id) where state = 'PENDING';
create index outbox_order on outbox (aggregate, id) where state = 'PENDING';
create index outbox_dead on outbox (id) where state = 'DEAD';
revoke delete, truncate on outbox from lian_app;

-- Invariants: each view must be empty.
create view v_inv_ledger_balanced as
  select t.id, coalesce(sum(e.amount_fen), 0) as sum_fen, count(e.account) as entries
  from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
  group by t.id
  having coalesce(sum(e.amount_fen), 0) <> 0 or count(e.account) < 2;

create view v_inv_filing_credited_once as
  select filing_id, count(*) as times from ledger_transaction
  where kind = 'FEE_PAID' group by filing_id having count(*) > 1;

create view v_inv_paid_order_booked as
  select coalesce(o.order_no, t.order_no) as order_no, o.state, o.amount_fen, t.booked_fen
  from (select * from payment_order where state = 'SUCCEEDED') o
  full join (
    select t.order_no, -e.amount_fen as booked_fen
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id and e.account = 'LITIGATION_FEES'
    where t.kind = 'FEE_PAID') t on t.order_no = o.order_no
  where o.order_no is null or t.order_no is null or o.amount_fen <> t.booked_fen;

create view v_inv_receipt_booked as
  select r.gateway, r.trade_no, r.amount_fen, coalesce(-sum(e.amount_fen), 0) as booked_fen
  from payment_receipt r
  left join ledger_transaction t on t.gateway = r.gateway and t.trade_no = r.trade_no
  left join ledger_entry e on e.transaction_id = t.id and e.account in ('LITIGATION_FEES', 'UNEXPECTED_MONEY')
  group by r.gateway, r.trade_no, r.amount_fen
  having coalesce(-sum(e.amount_fen), 0) <> r.amount_fen;

create view v_inv_paid_order_announced as
  select o.order_no from payment_order o
  where o.state = 'SUCCEEDED' and not exists (
    select from outbox m where m.topic = 'FEE_PAID' and m.payload ->> 'orderNo' = o.order_no);
create index outbox_by_order on outbox ((payload ->> 'orderNo'));
