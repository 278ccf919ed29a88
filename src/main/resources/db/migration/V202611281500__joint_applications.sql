-- 司法确认: which draft was prepared from which settled filing.
create table confirmation (
  filing_id  uuid primary key references filing (id),
  settled_id uuid not null references filing (id),
  made_at    timestamptz not null
);
create index on confirmation (settled_id, made_at);
revoke update, delete, truncate on confirmation from lian_app;

-- 共同申请: an applicant who has no account here agrees to the application as it was shown; what was shown is kept as a
-- keyed hash, so that a consent to other words is told from one to these. Who agreed is sealed.
create table joint_consent (
  filing_id uuid not null references filing (id),
  -- DEFENDANT_1: a side and the place in it.
  party     text not null,
  shown     bytea not null,
  content   bytea not null,
  agreed_at timestamptz not null,
  primary key (filing_id, party)
);
revoke delete, truncate on joint_consent from lian_app;

-- A link signs an agreement, or joins an application.
alter table settlement_link
  add column filing_id uuid references filing (id),
  alter column agreement_id drop not null,
  add constraint settlement_link_one_paper check (num_nonnulls(agreement_id, filing_id) = 1);
create index on settlement_link (filing_id, party);
