-- A photograph that the phone made smaller before it was sent: the digest of what it was made of, as the phone said.
-- The court never saw that one.
create table material_shrunk (
  material_id uuid primary key references material on delete cascade,
  original    text not null check (original ~ '^[0-9a-f]{64}$')
);
revoke update, delete, truncate on material_shrunk from lian_app;
