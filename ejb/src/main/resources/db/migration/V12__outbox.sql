-- What other systems want to be told: each row is one route that delivers records of a type to a destination. Without
-- a row nothing is written into the outbox.
create table outbox_destination (
  name        text not null,
  record_type text not null,
  file        text not null,
  declared_at timestamptz not null,
  primary key (name, record_type, file)
);

-- Messages on their way to other systems, written in the transaction of what they tell about. The messages of a key are
-- delivered in the order of their ids; one that waits or was refused holds up those behind it.
create table outbox_message (
  id              bigint generated always as identity primary key,
  destination     text not null,
  record_type     text not null,
  message_key     text not null,
  sequence        bigint not null,
  idempotency_key uuid not null unique,
  payload         text not null,
  state           text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'REFUSED', 'SET_ASIDE')),
  made_at         timestamptz not null,
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  lease           uuid,
  leased_until    timestamptz,
  last_error      text,
  settled_at      timestamptz
);
create index outbox_message_due on outbox_message (destination, record_type, next_attempt_at) where state = 'WAITING';
create index outbox_message_line on outbox_message (destination, message_key, id);
create index outbox_message_state on outbox_message (state, id);
create index outbox_message_delivered on outbox_message (destination, settled_at) where state = 'DELIVERED';
create index outbox_message_settled on outbox_message (settled_at) where settled_at is not null;
