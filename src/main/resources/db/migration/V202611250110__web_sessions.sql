-- Spring Session: one login for portal, staff pages, Tasklist and Cockpit, on every node.
create table session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index session_by_expiry on session (expiry_time);
create index session_by_principal on session (principal_name);

create table session_attributes (
  session_primary_id char(36) not null references session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
