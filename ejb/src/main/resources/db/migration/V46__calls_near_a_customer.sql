-- which neighbours report, from the stored calls instead of their tickets
create index trouble_call_usage_point on trouble_call (usage_point_key, at) where usage_point_key is not null;
create index trouble_call_element on trouble_call (element_key, at) where usage_point_key is null;
drop index trouble_ticket_usage_point;
