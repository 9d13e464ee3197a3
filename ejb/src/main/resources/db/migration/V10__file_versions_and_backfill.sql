-- the last versions of each source file that ran, so that an operator can go back to one
create table source_file_version (
  id        bigint generated always as identity primary key,
  path      text not null,
  content   text not null,
  loaded_at timestamptz not null
);
create index source_file_version_path on source_file_version (path, id desc);

insert into source_file_version (path, content, loaded_at)
select path, content, loaded_at from source_file where content is not null;

-- from when on the next read of a feed is to begin once more; empty when nobody wants that
alter table feed add column backfill_since timestamptz;
