-- For which areas a person is responsible; none means all. The names are those of zones of orders and crews.
create table app_user_area (
  user_id bigint not null references app_user on delete cascade,
  area    text not null,
  primary key (user_id, area)
);

-- A person, a program, a source system and a job of the server can have the same name.
alter table event_log add column actor_origin text;
alter table event_retry add column actor_origin text;
alter table event_set_aside add column actor_origin text;
