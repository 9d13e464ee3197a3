-- which route files declare a feed; a feed that had one and has none left is withdrawn
create table feed_declaration (
  path   text not null,
  source text not null,
  feed   text not null,
  primary key (path, source, feed)
);
create index feed_declaration_feed on feed_declaration (source, feed);

alter table feed add column withdrawn_at timestamptz;

-- only routes make promises: until a file declares such a feed again, which it does when the server starts, it is withdrawn
update feed set withdrawn_at = now() where promise_seconds is not null;
