-- The demo cashier's refunds: a stranger's table, referenced by nothing of the court.
alter table sandbox_order add column refund_behaviour text not null default 'SUCCEED'
  check (refund_behaviour in ('SUCCEED', 'FAIL', 'LOSE_NOTICE'));
create table sandbox_refund (
  refund_no  text primary key,
  merchant   text not null,
  order_no   text not null,
  trade_no   text not null,
  amount_fen bigint not null check (amount_fen > 0),
  currency   text not null,
  behaviour  text not null,
  state      text not null check (state in ('PROCESSING', 'DONE', 'FAILED')),
  notice_id  text not null,
  ready_at   timestamptz not null,
  ended_at   timestamptz
);
create index sandbox_refund_by_order on sandbox_refund (order_no);
