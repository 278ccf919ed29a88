-- What was paid for the payment order that became the suit: the suit's fee is topped up (民诉解释 195).
alter table filing add column order_fee_fen bigint check (order_fee_fen > 0);
