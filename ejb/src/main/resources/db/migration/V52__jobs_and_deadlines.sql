-- When each job of the cluster was last begun, by the clock of this database, and how that run ended.
create table job_run (
  name       text primary key,
  started_at timestamptz not null,
  ended_at   timestamptz,
  error      text
);

-- Moments at which something is to be done about one thing. One of a kind for each subject; another date replaces it.
-- next_attempt_at: due_at at first, later after each failure. set_aside_at: it failed too often and waits for a person.
create table deadline (
  id              bigint generated always as identity primary key,
  kind            text not null,
  subject         text not null,
  due_at          timestamptz not null,
  payload         jsonb not null,
  actor           text not null,
  actor_origin    text not null,
  made_at         timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null,
  attempts        int not null default 0,
  last_error      text,
  set_aside_at    timestamptz,
  unique (kind, subject)
);
create index deadline_next on deadline (next_attempt_at, id) where set_aside_at is null;
create index deadline_set_aside on deadline (id) where set_aside_at is not null;
