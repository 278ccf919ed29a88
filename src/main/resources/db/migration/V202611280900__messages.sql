-- 消息: what an account is told, written with the change that it tells of; sent over a channel after commit.
-- Nothing that happened before this migration is told: only what comes after it writes rows here.

-- The channels in the order in which they are tried; what no channel reaches is for a person.
create table message_channel (
  rank          integer primary key,
  channel       text not null unique check (channel in ('SMS', 'MAIL', 'WECHAT')),
  -- Whether only those are written to who agreed to electronic service.
  needs_consent boolean not null,
  basis         text not null
);
insert into message_channel (rank, channel, needs_consent, basis) values
  (1, 'SMS', false, '送达地址确认书写明的联系电话；短信只提醒，不是送达'),
  (2, 'MAIL', true, '人民法院在线诉讼规则第二十九条：同意电子送达并写明的电子邮箱；邮件只提醒，不是送达'),
  (3, 'WECHAT', true, '人民法院在线诉讼规则第二十九条：同意电子送达；微信服务通知只提醒，不是送达');
revoke insert, update, delete, truncate on message_channel from lian_app;

create table message (
  id              uuid primary key,
  account_id      text not null,
  filing_id       uuid not null,
  kind            text not null
    check (kind in ('RECEIPT', 'SERVED', 'LETTER', 'DEADLINE', 'MONEY_RECEIVED', 'REFUNDED')),
  -- Told once by account, filing, kind and key, however often the step is repeated.
  key             text not null,
  -- The served document that it tells of.
  subject         uuid,
  title           text not null,
  -- The end of the period that it tells of.
  due_at          timestamptz,
  at              timestamptz not null,
  read_at         timestamptz,
  -- PENDING: to be sent. SENT: a channel took it. COVERED: another message tells of it too. INBOX: lies in the inbox
  -- alone. OBSOLETE: what it warns of was done. HAND: no channel took it, a person does it. DONE: a person did it.
  state           text not null
    check (state in ('PENDING', 'SENT', 'COVERED', 'INBOX', 'OBSOLETE', 'HAND', 'DONE')),
  channel         text,
  court           text,
  attempts        integer not null default 0,
  -- By the machine's clock: a gateway does not travel in time with a demo.
  channel_since   timestamptz,
  next_attempt_at timestamptz not null,
  last_error      text,
  covered_by      uuid references message,
  -- What one step told: one notice outside tells of all.
  told_in         xid8 not null default pg_current_xact_id(),
  unique (account_id, filing_id, kind, key)
);
create index message_waiting on message (next_attempt_at) where state = 'PENDING';
create index message_by_account on message (account_id, at desc, id);
create index message_unread on message (account_id) where read_at is null;
create index message_by_hand on message (court, at) where state = 'HAND';

create function message_says_what_it_said() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (new.id, new.account_id, new.filing_id, new.kind, new.key, new.subject, new.title, new.due_at, new.at, new.told_in)
       is not distinct from
         (old.id, old.account_id, old.filing_id, old.kind, old.key, old.subject, old.title, old.due_at, old.at, old.told_in)
     and (old.read_at is null or new.read_at = old.read_at)
     and (old.state not in ('SENT', 'COVERED', 'INBOX', 'OBSOLETE', 'DONE') or new.state = old.state) then
    return new;
  end if;
  raise exception 'what a message said, that it was read and how it ended are never changed';
end $$;
create trigger message_says_what_it_said before update or delete on message
  for each row execute function message_says_what_it_said();
revoke delete, truncate on message from lian_app;

-- Proof of sending: which channel took it, its own number for it, when, and to which address (sealed).
create table message_sent (
  id          bigint generated always as identity primary key,
  message_id  uuid not null references message,
  channel     text not null,
  provider_id text not null,
  address     bytea not null,
  sent_at     timestamptz not null
);
create index message_sent_by_message on message_sent (message_id);
revoke update, delete, truncate on message_sent from lian_app;

-- The filers' periods that end soon are looked for every minute.
create index filing_turn_due on filing (turn_due_at) where status in ('CORRECTION_REQUIRED', 'ADVISED');
create index filing_fee_due on filing (fee_due_at) where status = 'FEE_DUE';

-- The demo's stand-in for the gateways of SMS and 微信, and for a mail server: keeps what it got.
create table sandbox_message (
  channel     text not null,
  message_key text not null,
  -- By the stand-in's own key, as numbers and addresses are in clear nowhere: a keyed hash, and the letter sealed.
  recipient   bytea not null,
  content     bytea not null,
  provider_id text not null,
  received_at timestamptz not null,
  times       integer not null default 1,
  primary key (channel, message_key)
);
create index sandbox_message_by_recipient on sandbox_message (recipient, received_at desc);
