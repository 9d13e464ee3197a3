-- the crew that a field system reports, by that system's own key
alter table work_order_status add column crew_key text;
