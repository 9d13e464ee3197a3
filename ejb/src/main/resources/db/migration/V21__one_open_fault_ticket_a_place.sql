-- One open fault ticket a place: matter says what a fault ticket is about (the usage point; else the place; else the
-- customer), and the unique index admits one open ticket a matter, whoever inserts it.
-- trouble_call: each call about a fault, also the second one about the same ticket (IEC CIM TroubleCall).

alter table trouble_ticket
  add column matter          text,
  add column caller_name     text,
  add column place_text      text,
  add column place_longitude double precision,
  add column place_latitude  double precision;

update trouble_ticket t
set matter = case
    when t.usage_point_key is not null then 'usage-point ' || t.usage_point_source || ' ' || t.usage_point_key
    else 'customer ' || coalesce((select m.identity_id from identity_member m where m.customer_id = t.customer_id),
                                 t.customer_id) end
where t.usage_point_key is not null or t.customer_id is not null;

-- of open ones about the same matter, the first keeps it
update trouble_ticket t set matter = null
from (select id, row_number() over (partition by matter order by id) as nth
      from trouble_ticket
      where matter is not null and category = 'FAULT_REPORT'
        and state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')) d
where d.id = t.id and d.nth > 1;

create unique index trouble_ticket_open_matter on trouble_ticket (matter)
  where category = 'FAULT_REPORT' and state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');

create table trouble_call (
  id                 bigint generated always as identity primary key,
  ticket_id          bigint not null references trouble_ticket on delete cascade,
  at                 timestamptz not null,
  received_at        timestamptz not null,
  customer_id        bigint references customer,
  usage_point_source text,
  usage_point_key    text,
  element_source     text,
  element_key        text,
  place_text         text,
  place_longitude    double precision,
  place_latitude     double precision,
  caller_name        text,
  caller_telephone   text,
  symptom            text,
  text               text,
  hazards            text not null,
  channel            text not null,
  callback_telephone text,
  callback_at        timestamptz,
  agent              text not null
);
create index trouble_call_ticket on trouble_call (ticket_id, id);
create index trouble_call_received on trouble_call (received_at, id);

insert into trouble_call (ticket_id, at, received_at, customer_id, usage_point_source, usage_point_key, element_source,
                          element_key, caller_telephone, symptom, text, hazards, channel, callback_telephone,
                          callback_at, agent)
select id, opened_at, opened_at, customer_id, usage_point_source, usage_point_key, element_source, element_key,
       caller_telephone, symptom, text, hazards, channel, callback_telephone, callback_at, owner
from trouble_ticket where category = 'FAULT_REPORT' order by id;
