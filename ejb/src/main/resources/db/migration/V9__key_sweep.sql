-- A source that deletes rows without a trace is swept from time to time: all its keys are read, and what it has no
-- longer counts as deleted. The keys read so far lie here until the sweep ends. Their table is logged: an unlogged one is
-- emptied by a crash of the database, and a sweep that went on after it would miss keys that the source has.
create table key_sweep (
  source   text not null,
  feed     text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (source, feed)
);

create table swept_key (
  source text not null,
  feed   text not null,
  key    text not null,
  primary key (source, feed, key)
);

-- what whoever looks after the feed should know although records come in: a sweep that was not believed, parts of a
-- network that no source reaches
alter table feed add column note text;
