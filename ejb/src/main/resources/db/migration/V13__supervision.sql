-- a source that an operator has stopped for a while: who, when, why
create table source_pause (
  source    text primary key,
  paused_at timestamptz not null,
  paused_by text not null,
  why       text
);

-- since when somebody waits for the feed (its route began to run, or was resumed), since when its promise is broken,
-- and when a source that failed is tried again
alter table feed
  add column awaited_since     timestamptz,
  add column promise_broken_at timestamptz,
  add column next_try_at       timestamptz;

-- each time that a promise was broken and kept again; the last ones of each feed are kept
create table promise_change (
  id          bigint generated always as identity primary key,
  source      text not null,
  feed        text not null,
  change      text not null,
  at          timestamptz not null,
  lag_seconds bigint
);
create index promise_change_feed on promise_change (source, feed, id desc);

-- what came in each minute of the last day
create table feed_minute (
  source    text not null,
  feed      text not null,
  minute    timestamptz not null,
  accepted  bigint not null,
  unchanged bigint not null,
  rejected  bigint not null,
  primary key (source, feed, minute)
);
create index feed_minute_minute on feed_minute (minute);
