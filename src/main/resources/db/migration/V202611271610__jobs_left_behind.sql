-- Jobs that a node had begun when it ended: how often one was begun again and left again. Ordinary jobs have no row.
create table job_left_behind (
  job_id text primary key,
  times  integer not null
);
