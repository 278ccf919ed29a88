-- Loaded from reference/*.csv by checksum; self_service is the administrator's and survives a reload.
create table reference_file (
  name      text primary key,
  checksum  text not null,
  loaded_at timestamptz not null
);

create table court (
  code         text primary key,
  name         text not null,
  level        text not null,
  province     text not null,
  code_status  text not null check (code_status in ('VERIFIED', 'RULE', 'DERIVED', 'RECALLED', 'DEMO')),
  self_service boolean not null default false
);

-- A filing keeps the cause of its day, so versions stay side by side.
create table cause (
  code    text not null,
  version text not null,
  name    text not null,
  path    text[] not null,
  leaf    boolean not null,
  track   text not null,
  primary key (code, version)
);

create table case_type (
  position integer primary key,
  code     text not null,
  name     text not null,
  status   text not null check (status in ('STANDARD', 'PRACTICE', 'RECALLED', 'UNVERIFIED'))
);
create index case_type_by_code on case_type (code);

create table calendar_day (
  day  date primary key,
  name text not null,
  kind text not null check (kind in ('off', 'work'))
);

create table time_limit (
  id             text primary key,
  length         integer not null check (length > 0),
  unit           text not null check (unit in ('DAY', 'WORKING_DAY', 'HOUR', 'MONTH', 'YEAR')),
  rolls          boolean not null,
  basis          text not null,
  counting_basis text not null
);
