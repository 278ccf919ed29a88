-- How a filer arranges what is not yet handed in: quarter turns of a photograph, and its place in the list.
alter table material add column turned smallint not null default 0 check (turned between 0 and 3);
alter table material add column place integer;

-- Small pictures of the originals, made when they are first looked at; sealed, and gone with the original.
create table material_picture (
  blob    bytea not null references material_blob on delete cascade,
  side    integer not null,
  turned  smallint not null,
  picture bytea not null,
  primary key (blob, side, turned)
);
revoke update, truncate on material_picture from lian_app;
