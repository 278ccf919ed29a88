-- Which packaged diagram or table is deployed, by hash: an unchanged file is not deployed again.
create table packaged_model (
  resource      text primary key,
  sha256        text not null check (length(sha256) = 64),
  deployment_id text not null,
  deployed_at   timestamptz not null
);

-- A packaged file that met a version of the analysts: not deployed, waits as a draft for a person to decide.
create table model_conflict (
  id               bigint generated always as identity primary key,
  resource         text not null,
  sha256           text not null check (length(sha256) = 64),
  definition_key   text not null,
  version_in_force integer not null,
  content          bytea not null,
  noted_at         timestamptz not null,
  unique (resource, sha256)
);
