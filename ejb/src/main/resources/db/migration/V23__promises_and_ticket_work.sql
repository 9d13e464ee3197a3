-- A promised call is in the list from the moment it is promised. due_at: empty while it waits for the matter to be done.

alter table callback
  alter column due_at drop not null,
  add column promised_at timestamptz,
  add column promised_by text;
update callback c set promised_at = t.opened_at, promised_by = t.owner from trouble_ticket t where t.id = c.ticket_id;
alter table callback alter column promised_at set default now(), alter column promised_at set not null;

-- promises that never came into the list: of open tickets, and of those that were settled without an order lately
insert into callback (version, ticket_id, ticket_number, customer_id, telephone, state, attempts, due_at, promised_at,
                      promised_by)
select 1, t.id, t.number, t.customer_id, t.callback_telephone, 'TO_CALL', 0,
       case when t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD') then t.callback_at
            else coalesce(t.callback_at, t.state_since) end,
       t.opened_at, t.owner
from trouble_ticket t
where t.callback_wanted and t.callback_telephone is not null
  and (t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD') or t.state_since > now() - interval '30 days')
order by t.id
on conflict (ticket_id) do nothing;

drop index callback_state;
create index callback_state on callback (state, (coalesce(due_at, 'infinity')), id);
create index callback_waiting on callback ((coalesce(due_at, 'infinity')), id) where state in ('TO_CALL', 'NOT_REACHED');
create index callback_customer on callback (customer_id, id) where state in ('TO_CALL', 'NOT_REACHED');

-- step: the order of entries that one change writes at the same moment
alter table trouble_ticket_entry add column step smallint not null default 0;

-- Work on tickets. ticket_group: whose queue it is in. handler: empty while nobody of the group has taken it.
-- urgency: the priority as a number, the most urgent first. telephone_digits: what a ticket is searched by.

alter table trouble_ticket
  alter column handler drop not null,
  add column ticket_group text not null default 'SERVICE',
  add column merged_into bigint references trouble_ticket,
  add column urgency smallint not null generated always as (
    case priority when 'CRITICAL' then 0 when 'HIGH' then 1 when 'NORMAL' then 2 else 3 end) stored,
  add column telephone_digits text generated always as (
    regexp_replace(coalesce(caller_telephone, '') || ' ' || coalesce(callback_telephone, ''), '[^0-9 ]', '', 'g')) stored;

create index trouble_ticket_open on trouble_ticket (urgency, id)
  where state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');
create index trouble_ticket_open_group on trouble_ticket (ticket_group, urgency, id)
  where state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');
create index trouble_ticket_open_owner on trouble_ticket (owner, urgency, id)
  where state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');
create index trouble_ticket_number_end on trouble_ticket ((right(number, 6)));
create index trouble_ticket_telephone on trouble_ticket using gin (telephone_digits gin_trgm_ops);
create index trouble_ticket_place on trouble_ticket using gin (place_text gin_trgm_ops) where place_text is not null;
create index trouble_ticket_merged on trouble_ticket (merged_into) where merged_into is not null;
create index trouble_ticket_merged_matter on trouble_ticket (matter) where merged_into is not null;

-- What a merge changed, so that it can be undone exactly: each value of the surviving ticket before and after.
create table ticket_merge (
  id                 bigint generated always as identity primary key,
  version            bigint not null,
  merged_id          bigint not null references trouble_ticket,
  into_id            bigint not null references trouble_ticket,
  merged_by          text not null,
  merged_at          timestamptz not null,
  undone_by          text,
  undone_at          timestamptz,
  merged_state       text not null,
  merged_state_since timestamptz not null,
  merged_order_id    bigint,
  priority_before    text not null,
  priority_after     text not null,
  symptom_before     text,
  symptom_after      text,
  hazards_before     text not null,
  hazards_after      text not null,
  order_before       bigint,
  order_after        bigint
);
create unique index ticket_merge_merged on ticket_merge (merged_id) where undone_at is null;
