-- A kept sign-in is the session of a user, whatever node it is on: which one it is, from where, and when a person did something last.
alter table kept_sign_in add column id uuid not null default gen_random_uuid();
alter table kept_sign_in add column network text not null default '';
alter table kept_sign_in add column browser text not null default '';
create unique index kept_sign_in_id on kept_sign_in (id);
