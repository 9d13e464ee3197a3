-- The dispatcher's list of fault tickets that no repair order takes care of; the order that a hazard makes urgent.

create index trouble_ticket_without_order on trouble_ticket (opened_at, id)
  where work_order_id is null and category = 'FAULT_REPORT'
    and state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');

alter table work_order add column hazard boolean not null default false;
