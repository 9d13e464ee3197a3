-- Files that a source delivered and that could not be read, until a person has dealt with each.
create table failed_file (
  id bigint generated always as identity primary key,
  source text not null,
  route text not null,
  name text not null,
  reason text not null,
  failed_at timestamptz not null,
  requeue_at timestamptz,
  requeue_by text,
  unique (route, name)
);
