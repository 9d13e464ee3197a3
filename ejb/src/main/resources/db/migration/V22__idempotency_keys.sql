-- Answers to requests that carry an Idempotency-Key, so that the same request sent again gets the same answer on any
-- node. status is null while the first request is in progress.
create table idempotency_key (
  user_name  text not null,
  method     text not null,
  path       text not null,
  key        text not null,
  started_at timestamptz not null,
  body_hash  text,
  status     integer,
  headers    jsonb,
  body       bytea,
  primary key (user_name, method, path, key)
);
create index idempotency_key_started on idempotency_key (started_at);
