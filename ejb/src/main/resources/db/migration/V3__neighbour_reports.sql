-- which neighbours report: from usage points to their open tickets
create index trouble_ticket_usage_point on trouble_ticket (usage_point_key)
  where state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');
-- elements below an element, whichever source asks
create index network_element_upstream_key on network_element (upstream_key);
