-- What a program read on the photograph of an identity card, for its filer to compare; sealed, and gone with the original.
create table material_reading (
  blob   bytea not null references material_blob on delete cascade,
  turned smallint not null,
  -- Of no length where no card was read.
  card   bytea not null,
  primary key (blob, turned)
);
revoke update, truncate on material_reading from lian_app;
