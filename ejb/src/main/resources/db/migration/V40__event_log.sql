-- What has happened, written in the transaction that makes it happen. A sequence is not in the order of commits, so that
-- readers go by snapshots: an event is new when the latest snapshot shows it and the one before it did not.
create sequence event_log_id;
create table event_log (
  xact       xid8 not null default pg_current_xact_id(),
  id         bigint not null default nextval('event_log_id'),
  created_at timestamptz not null,
  type       text not null,
  key        text not null,
  payload    jsonb not null,
  actor      text
) partition by range (created_at);
alter sequence event_log_id owned by event_log.id;
create index event_log_xact on event_log (xact, id);
create index event_log_order on event_log (id);
-- takes what has no partition of its day, so that no write ever fails for want of one
create table event_log_default partition of event_log default;

-- How far each group of readers is: all that the snapshot "seen" shows, and of what "reading" shows in addition, in the
-- order of the ids, up to read_id; last_id ends that part. The types are those that any node has ever registered: a node
-- that lacks one of them does not pass its events.
create table event_group (
  name    text primary key,
  types   text[] not null,
  version bigint not null default 0,
  seen    pg_snapshot not null,
  reading pg_snapshot not null,
  read_id bigint not null default 0,
  last_id bigint not null default 0
);

-- Events that a group handles later than their turn: one that failed, and those behind it with the same key. Whole, since
-- the event's own partition may be dropped meanwhile.
create table event_retry (
  group_name      text not null references event_group on delete cascade,
  id              bigint not null,
  created_at      timestamptz not null,
  type            text not null,
  key             text not null,
  payload         jsonb not null,
  actor           text,
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  last_error      text,
  primary key (group_name, id)
);
create index event_retry_key on event_retry (group_name, key, id);
create index event_retry_due on event_retry (group_name, next_attempt_at, id);

-- Events that a group could not handle, with the latest error. Those that were replayed are deleted after some days.
create table event_set_aside (
  id           bigint generated always as identity primary key,
  group_name   text not null references event_group on delete cascade,
  event_id     bigint not null,
  created_at   timestamptz not null,
  type         text not null,
  key          text not null,
  payload      jsonb not null,
  actor        text,
  attempts     int not null,
  error        text not null,
  set_aside_at timestamptz not null,
  replayed_at  timestamptz,
  replayed_by  text,
  constraint event_set_aside_once unique (group_name, event_id)
);
create index event_set_aside_open on event_set_aside (group_name, id) where replayed_at is null;
