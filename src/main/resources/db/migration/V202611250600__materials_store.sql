-- 诉讼材料: what was uploaded (material) and where its bytes lie (material_blob, shared by equal files).
create table material_blob (
  address    bytea primary key check (octet_length(address) = 32),
  -- What the sealed file is bound to, and the second half of its name: a file is never written over.
  context    uuid not null unique,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  stored_at  timestamptz not null
);

create table material (
  id          uuid primary key,
  filing_id   uuid not null,
  kind        text not null,
  -- A file name often holds a person's name: sealed, bound to the material's id.
  file_name   bytea not null,
  media_type  text not null,
  blob        bytea not null references material_blob,
  scan        text not null check (scan in ('CLEAN', 'INFECTED', 'NOT_SCANNED')),
  pages       integer check (pages > 0),
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  locked      boolean not null default false,
  unique (filing_id, kind, blob)
);
create index material_by_blob on material (blob);

-- Submitted originals are immutable, whoever asks.
create function material_keeps_originals() returns trigger language plpgsql as $$
begin
  if old.locked then
    raise exception 'a submitted material is immutable';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if (new.id, new.filing_id, new.kind, new.file_name, new.media_type, new.blob, new.uploaded_at, new.uploaded_by)
     is distinct from
     (old.id, old.filing_id, old.kind, old.file_name, old.media_type, old.blob, old.uploaded_at, old.uploaded_by) then
    raise exception 'a material is never rewritten';
  end if;
  return new;
end $$;
create trigger material_keeps_originals before update or delete on material
  for each row execute function material_keeps_originals();
