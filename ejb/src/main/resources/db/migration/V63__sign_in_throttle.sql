-- Wrong passwords by user name and network, and in all of a name (network '*') and of a network (the name's hash is empty).
-- Only a hash of the name is kept, since people type passwords in the place of names.
create table sign_in_failure (
  name_hash bytea not null,
  network text not null,
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null,
  primary key (name_hash, network)
);
create index sign_in_failure_last on sign_in_failure (last_at);

-- From where a user has signed in before: what others try elsewhere does not concern them there.
create table sign_in_network (
  user_name text not null,
  network text not null,
  last_at timestamptz not null,
  primary key (user_name, network)
);
create index sign_in_network_last on sign_in_network (last_at);

-- Set when an administrator has set a password that its user must change; until then it may be used.
alter table app_user add column one_time_until timestamptz;
