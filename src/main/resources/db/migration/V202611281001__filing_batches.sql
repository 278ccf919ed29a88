-- 批量立案: up to a thousand filings under one key of the sender; a row's sealed content goes when the row has become a filing.
create table filing_batch (
  account_id text not null,
  batch_key  text not null,
  username   text not null,
  declared   integer not null check (declared between 1 and 1000),
  -- Of the whole request: the same key with another content is refused.
  digest     bytea not null,
  at         timestamptz not null,
  primary key (account_id, batch_key)
);
create table filing_batch_row (
  account_id text not null,
  batch_key  text not null,
  number     integer not null check (number >= 0),
  state      text not null check (state in ('RECEIVED', 'DRAFT', 'SUBMITTED', 'REJECTED')),
  filing_id  uuid references filing,
  receipt    text,
  faults     jsonb not null default '[]',
  content    bytea,
  attempts   integer not null default 0,
  due_at     timestamptz not null,
  primary key (account_id, batch_key, number),
  foreign key (account_id, batch_key) references filing_batch,
  check ((state = 'RECEIVED') = (content is not null))
);
create index filing_batch_row_due on filing_batch_row (due_at) where state = 'RECEIVED';
