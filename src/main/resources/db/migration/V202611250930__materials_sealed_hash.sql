-- SHA-256 of the sealed file as it lies on the disk: checked without any key. Null for files of an earlier release.
alter table material_blob add column file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$');
