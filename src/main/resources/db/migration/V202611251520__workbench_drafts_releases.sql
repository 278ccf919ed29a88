-- 规则草稿 to release. What was approved is what is published: the hash binds the two, and no author approves himself.
create table rule_draft (
  id              uuid primary key,
  rule            text not null check (rule ~ '^[a-z][a-z0-9-]{0,59}$'),
  kind            text not null check (kind in ('DECISION', 'PROCESS')),
  base_version    integer,
  content         bytea not null,
  examples        text not null,
  reason          text not null,
  legal_basis     text not null,
  state           text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'DISCARDED')),
  revision        integer not null default 1,
  author          text not null,
  editors         text[] not null,
  created_at      timestamptz not null,
  saved_at        timestamptz not null,
  statutory       boolean not null default false,
  approver        text,
  approver_role   text check (approver_role in ('ANALYST', 'SUPERVISOR')),
  approved_sha256 text,
  comment         text,
  effective_at    timestamptz,
  version         integer,
  constraint second_person check (approver is null or approver <> all (editors || author)),
  constraint supervisor_for_statute
    check (state not in ('APPROVED', 'PUBLISHED') or not statutory or approver_role = 'SUPERVISOR'),
  constraint approved_content check (state not in ('APPROVED', 'PUBLISHED')
    or (approver is not null and approved_sha256 = encode(sha256(content || convert_to(examples, 'UTF8')), 'hex')))
);
create index rule_draft_open on rule_draft (rule) where state in ('DRAFT', 'SUBMITTED', 'APPROVED');
create index rule_draft_due on rule_draft (effective_at) where state = 'APPROVED' and effective_at is not null;

-- 发布记录: who, when, why and on what law; append-only. A version that came with the program has none.
create table rule_release (
  rule           text not null,
  version        integer not null,
  sha256         text not null,
  examples       text not null,
  author         text not null,
  approver       text,
  reason         text not null,
  legal_basis    text not null,
  effective_at   timestamptz not null,
  draft_id       uuid references rule_draft,
  rolled_back_to integer,
  primary key (rule, version),
  constraint second_person check (rolled_back_to is not null or (approver is not null and approver <> author))
);
revoke update, delete, truncate on rule_release from lian_app;

-- 回放: a draft asked what past filings asked.
create table rule_replay (
  id          uuid primary key,
  draft_id    uuid not null references rule_draft,
  revision    integer not null,
  state       text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  scope       jsonb not null,
  total       integer not null,
  done        integer not null default 0,
  changed     integer not null default 0,
  summary     jsonb,
  started_by  text not null,
  started_at  timestamptz not null,
  touched_at  timestamptz not null
);
create index rule_replay_of_draft on rule_replay (draft_id, started_at desc);

create table rule_replay_change (
  replay_id uuid not null references rule_replay,
  position  integer not null,
  filing_id uuid not null,
  before    jsonb not null,
  after     jsonb not null,
  delta     bigint,
  primary key (replay_id, position)
);

-- What past filings asked the tables, the last time each; with what a replay may be narrowed by.
create view past_question as
select distinct on (record.filing_id, record.decision_id)
  record.id, record.filing_id, record.decision_id, record.inputs, record.at, filing.track, filing.court_code
from decision_record record join filing on filing.id = record.filing_id
where not record.rule_ids @> '["manual"]'
order by record.filing_id, record.decision_id, record.id desc;
create index decision_record_by_decision on decision_record (decision_id, at);
