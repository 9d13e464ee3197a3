-- Who did what and who looked at whom. Entries are only added: they hold no name and no number of a customer, who appears
-- by our own id. What a person typed (a question of a look-up, the reason of a reveal) may hold one, so it stands beside the
-- entry and can be erased; the entry keeps its digest.
alter table audit_entry
  add column kind        text not null default 'CHANGE',
  add column origin      text,
  add column text_digest bytea;

drop index audit_entry_actor;
drop index audit_entry_subject;
create index audit_entry_actor on audit_entry (actor, at, id);
create index audit_entry_subject on audit_entry (subject, at, id);
create index audit_entry_kind on audit_entry (kind, at, id);
create index audit_entry_at on audit_entry (at, id);

create table audit_text (
  entry_id  bigint primary key references audit_entry on delete cascade,
  salt      bytea,
  text      text,
  erased_at timestamptz
);

-- The chain: each committed entry in the order in which one job of the cluster sealed it. Writers do not wait for each other.
create table audit_link (
  position  bigint primary key,
  entry_id  bigint not null unique,
  hash      bytea not null,
  sealed_at timestamptz not null
);

-- Entries that are not sealed yet; what is inserted by whomever comes here.
create table audit_unsealed (
  entry_id bigint primary key
);
insert into audit_unsealed (entry_id) select id from audit_entry;

-- Where the chain begins after old entries were deleted.
create table audit_checkpoint (
  position bigint primary key,
  hash     bytea not null,
  at       timestamptz not null,
  actor    text not null
);

create function audit_entry_added() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (entry_id) values (new.id);
  return null;
end
$$;
create trigger audit_entry_added after insert on audit_entry for each row execute function audit_entry_added();

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_unchanged before update on audit_entry
  for each row execute function audit_is_append_only();
create trigger audit_link_unchanged before update on audit_link
  for each row execute function audit_is_append_only();
create trigger audit_checkpoint_unchanged before update or delete on audit_checkpoint
  for each row execute function audit_is_append_only();
create trigger audit_entry_whole before truncate on audit_entry execute function audit_is_append_only();
create trigger audit_link_whole before truncate on audit_link execute function audit_is_append_only();
create trigger audit_checkpoint_whole before truncate on audit_checkpoint execute function audit_is_append_only();
create trigger audit_text_whole before truncate on audit_text execute function audit_is_append_only();

-- Retention: an entry is deleted only below a checkpoint, with its link after it.
create function audit_kept_above_checkpoint() returns trigger language plpgsql as $$
declare
  below bigint := coalesce((select max(position) from audit_checkpoint), 0);
begin
  if tg_table_name = 'audit_entry' then
    if exists (select 1 from audit_link l where l.entry_id = old.id and l.position <= below) then
      return old;
    end if;
  elsif old.position <= below and not exists (select 1 from audit_entry e where e.id = old.entry_id) then
    return old;
  end if;
  raise exception 'table % is append-only: no checkpoint lies above this row', tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_kept before delete on audit_entry for each row execute function audit_kept_above_checkpoint();
create trigger audit_link_kept before delete on audit_link for each row execute function audit_kept_above_checkpoint();

-- A checkpoint repeats the hash of its link, and all below it is older than 180 days: no setting of the application, and no
-- statement under its role, deletes younger entries.
create function audit_checkpoint_holds() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from audit_link l where l.position = new.position and l.hash = new.hash) then
    raise exception 'audit checkpoint % is not in the chain', new.position using errcode = 'check_violation';
  end if;
  if exists (
      select 1 from audit_link l join audit_entry e on e.id = l.entry_id
      where l.position <= new.position and e.at > now() - interval '180 days') then
    raise exception 'audit checkpoint % lies above entries of the last 180 days', new.position
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger audit_checkpoint_holds before insert on audit_checkpoint
  for each row execute function audit_checkpoint_holds();

-- Privacy: a text is erased, never replaced; its row goes only with its entry.
create function audit_text_erased_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.entry_id = old.entry_id and new.text is null and new.salt is null and new.erased_at is not null then
      return new;
    end if;
  elsif not exists (select 1 from audit_entry e where e.id = old.entry_id) then
    return old;
  end if;
  raise exception 'a text of the audit is erased, not changed or deleted' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_text_erased_only before update or delete on audit_text
  for each row execute function audit_text_erased_only();
