-- The demo cashier's own books: a stranger's tables, referenced by nothing of the court.
create table sandbox_order (
  order_no   text primary key,
  merchant   text not null,
  amount_fen bigint not null check (amount_fen > 0),
  currency   text not null,
  channel    text not null,
  state      text not null check (state in ('WAITING', 'PAID', 'FAILED', 'CLOSED')),
  trade_no   text,
  paid_fen   bigint,
  notice_id  text,
  ended_at   timestamptz
);
create table sandbox_nonce (
  nonce text primary key
);
