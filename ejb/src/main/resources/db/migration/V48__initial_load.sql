-- An initial load is asked for by an operator. One at a time is unfinished; the indexes that it puts off are rows of
-- deferred_index, committed together with their dropping, so that a crash in between forgets none.
create table initial_load (
  id             bigint generated always as identity primary key,
  file           text not null,
  state          text not null,
  requested_by   text not null,
  started_at     timestamptz not null,
  -- the process that reads, since when, and how much was there before
  node           text,
  continued_at   timestamptz,
  rows_before    bigint not null default 0,
  ended_at       timestamptz,
  problem        text
);

create unique index one_unfinished_initial_load on initial_load ((true)) where ended_at is null;

create table initial_load_feed (
  load_id      bigint not null references initial_load (id),
  source       text not null,
  feed         text not null,
  record_type  text not null,
  table_name   text not null,
  loaded       bigint not null default 0,
  -- how many records the source has; null when it does not say
  expected     bigint,
  caught_up_at timestamptz,
  primary key (load_id, source, feed)
);

alter table deferred_index drop column record_type;
