-- What a user has typed and not yet sent. An ended draft stays as an empty row, so that its version goes on counting.
create table draft (
  id        bigint generated always as identity primary key,
  user_name text not null,
  matter    text not null,
  fields    jsonb not null,
  version   bigint not null,
  saved_at  timestamptz not null,
  constraint draft_matter unique (user_name, matter)
);
create index draft_saved_at on draft (saved_at);
create index draft_empty on draft (saved_at) where fields = '{}';
create index draft_of_user on draft (user_name, saved_at);
