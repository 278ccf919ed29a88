-- 值班: what a judge on duty is told (ADR 0114).
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in (
  'RECEIPT', 'SERVED', 'LETTER', 'DEADLINE', 'MONEY_RECEIVED', 'REFUNDED', 'MEDIATION', 'LATER_FILING', 'ON_DUTY'));
