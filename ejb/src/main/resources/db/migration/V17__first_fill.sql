-- While a table is filled for the first time it goes without the indexes that only look-ups need; here is how to make
-- them afterwards. Committed together with their dropping, so that a crash in between forgets none.
create table deferred_index (
  index_name  text primary key,
  table_name  text not null,
  record_type text not null,
  definition  text not null,
  deferred_at timestamptz not null
);
