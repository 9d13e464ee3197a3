-- A record that is rejected again while it waits (a file read twice, a poll that steps back a little) is the same line,
-- with the latest reason: otherwise a bad record that every poll meets would fill the table.
alter table rejected_record add column digest text generated always as (md5(original)) stored;

delete from rejected_record later
using rejected_record earlier
where later.replayed_at is null and earlier.replayed_at is null and earlier.id < later.id
  and earlier.source = later.source and earlier.feed = later.feed and earlier.digest = later.digest;

create unique index rejected_record_same on rejected_record (source, feed, digest) where replayed_at is null;
