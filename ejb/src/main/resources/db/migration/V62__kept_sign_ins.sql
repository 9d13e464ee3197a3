-- Who is signed in with which browser, so that a restart of a server or a change of node asks nobody for a password. Only a hash
-- of what the browser holds is kept: whoever reads this table cannot sign in with it.
create table kept_sign_in (
  token_hash bytea primary key,
  user_name text not null,
  began_at timestamptz not null,
  used_at timestamptz not null
);
create index kept_sign_in_user on kept_sign_in (user_name);
create index kept_sign_in_used on kept_sign_in (used_at);
