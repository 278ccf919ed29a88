-- 诉前调解: who agreed and when, who mediates, and the way of a filing through it.
alter table filing
  add column mediation_said_at timestamptz,
  -- The user name of who said it.
  add column mediation_said_by text;

-- The appointed mediator reads the filing and changes nothing of it.
alter table filing_access drop constraint filing_access_access_check;
alter table filing_access add constraint filing_access_access_check check (access in ('OWNER', 'AGENT', 'MEDIATOR'));

alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
  check (kind in ('RECEIPT', 'SERVED', 'LETTER', 'DEADLINE', 'MONEY_RECEIVED', 'REFUNDED', 'MEDIATION'));

insert into staff_group (code, name, shipped) values ('mediators', '调解员', true);

create or replace function filing_may_become(before text, after text) returns boolean language sql immutable as $$
  select (before, after) in (
    ('DRAFT', 'UNDER_REVIEW'),
    ('UNDER_REVIEW', 'ADVISED'), ('UNDER_REVIEW', 'CORRECTION_REQUIRED'), ('UNDER_REVIEW', 'FORWARDED'),
    ('UNDER_REVIEW', 'IN_MEDIATION'),
    ('UNDER_REVIEW', 'REFUSED'), ('UNDER_REVIEW', 'WITHDRAWN'), ('UNDER_REVIEW', 'REGISTERED'),
    ('IN_MEDIATION', 'UNDER_REVIEW'), ('IN_MEDIATION', 'SETTLED'), ('IN_MEDIATION', 'WITHDRAWN'),
    ('ADVISED', 'UNDER_REVIEW'), ('ADVISED', 'REFUSED'), ('ADVISED', 'WITHDRAWN'), ('ADVISED', 'REGISTERED'),
    ('CORRECTION_REQUIRED', 'UNDER_REVIEW'), ('CORRECTION_REQUIRED', 'RETURNED'), ('CORRECTION_REQUIRED', 'WITHDRAWN'),
    ('RETURNED', 'UNDER_REVIEW'),
    ('REFUSED', 'UNDER_REVIEW'),
    ('REGISTERED', 'FEE_DUE'), ('REGISTERED', 'TRANSFERRED'), ('REGISTERED', 'WITHDRAWAL_PENDING'),
    ('FEE_DUE', 'FEE_OVERDUE'), ('FEE_DUE', 'TRANSFERRED'), ('FEE_DUE', 'WITHDRAWAL_PENDING'),
    ('FEE_DUE', 'WITHDRAWAL_GRANTED'), ('FEE_DUE', 'DEEMED_WITHDRAWN'),
    ('FEE_OVERDUE', 'FEE_DUE'), ('FEE_OVERDUE', 'TRANSFERRED'), ('FEE_OVERDUE', 'WITHDRAWAL_PENDING'),
    ('FEE_OVERDUE', 'WITHDRAWAL_GRANTED'), ('FEE_OVERDUE', 'DEEMED_WITHDRAWN'),
    ('WITHDRAWAL_PENDING', 'REGISTERED'), ('WITHDRAWAL_PENDING', 'FEE_DUE'), ('WITHDRAWAL_PENDING', 'TRANSFERRED'),
    ('WITHDRAWAL_PENDING', 'WITHDRAWAL_GRANTED'), ('WITHDRAWAL_PENDING', 'DEEMED_WITHDRAWN'),
    ('TRANSFERRED', 'WITHDRAWAL_GRANTED'))
$$;

create or replace view v_inv_status_by_registration as
  select id, status from filing
  where status in ('REGISTERED', 'FEE_DUE', 'FEE_OVERDUE', 'WITHDRAWAL_PENDING', 'WITHDRAWAL_GRANTED',
                   'DEEMED_WITHDRAWN', 'TRANSFERRED') and registered_at is null
     or status in ('DRAFT', 'UNDER_REVIEW', 'ADVISED', 'IN_MEDIATION', 'CORRECTION_REQUIRED', 'RETURNED', 'FORWARDED',
                   'REFUSED', 'WITHDRAWN', 'SETTLED') and registered_at is not null;
