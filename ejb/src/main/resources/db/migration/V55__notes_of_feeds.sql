-- A feed has a note of each kind, so that one does not replace another; some are forgotten after a while.
create table feed_note (
  source text not null,
  feed text not null,
  kind text not null,
  note text not null,
  until timestamptz,
  primary key (source, feed, kind)
);
insert into feed_note (source, feed, kind, note) select source, name, 'CONTENT', note from feed where note is not null;
alter table feed drop column note;
