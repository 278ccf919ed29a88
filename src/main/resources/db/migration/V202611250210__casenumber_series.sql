-- One row per series is the only shared row; it rolls back with the registration, so no number is lost.
create table case_number_counter (
  court_code      text not null,
  acceptance_year integer not null,
  specialty_code  text not null default '',
  type_code       text not null,
  last_serial     integer not null check (last_serial > 0),
  primary key (court_code, acceptance_year, specialty_code, type_code)
);

-- Refusal rulings take numbers of the same series, so a filing may hold one of each purpose.
create table case_number (
  canonical       text primary key,
  filing_id       uuid not null,
  purpose         text not null check (purpose in ('REGISTRATION', 'REFUSAL')),
  acceptance_year integer not null,
  court_code      text not null,
  specialty_code  text not null default '',
  type_code       text not null,
  serial_number   integer not null check (serial_number > 0),
  status          text not null check (status in ('ISSUED', 'ANNULLED')),
  issued_at       timestamptz not null,
  unique (court_code, acceptance_year, specialty_code, type_code, serial_number)
);
create unique index case_number_of_registration on case_number (filing_id) where purpose = 'REGISTRATION';
revoke delete, truncate on case_number, case_number_counter from lian_app;
