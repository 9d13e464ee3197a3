-- Keys that were missing in one complete list that was read page by page. A record counts as deleted when its key is
-- missing in the next one, too: while pages are read, what moves from one to another is in none of them.
create table missing_key (
  source text not null,
  feed   text not null,
  key    text not null,
  primary key (source, feed, key)
);
