-- One person with something in every personal column, and a neighbour (customer 3) whose rows stay as they are.
insert into customer (id, source, source_key, changed_at, received_at, deleted, provenance, name, kind, identity_number, telephones, telephone_digits, emails, tier, sensitive, language, name_words) overriding system value values
  (1, 'cis', 'C-MARK-1', now(), now(), false, '{}', 'Zhangmarker Erasable', 'person', 'IDMARK990011', '{+86 139-7777-0001}', '8613977770001', '{marker@erasable.example}', 'gold', '{life-support}', 'zh', '{zhangmarker,erasable}'),
  (2, 'crm', 'CRM-MARK-2', now(), now(), false, '{}', '章马克', 'person', 'IDMARK990011', '{139 7777 0001}', '13977770001', '{}', null, '{}', 'zh', '{章马克}'),
  (3, 'cis', 'C-3', now(), now(), false, '{}', 'Neighbour Next', 'person', 'ID-3', '{13900000003}', '13900000003', '{next@door.example}', null, '{}', 'zh', '{neighbour}');
insert into identity_member values (1, 1), (2, 1);
insert into identity_merge (id, strength, decided_by, decided_at) overriding system value values (1, 'CERTAIN', 'x', now());
insert into identity_link (merge_id, one, other, score, evidence, active, effective) values (1, 1, 2, 30, '[{"field":"NAME"}]', true, true);
insert into identity_review (one, other, score, evidence, state, found_at) values (1, 3, 5, '[{"field":"NAME"}]', 'WAITING', now());
insert into identity_key values (4711, 1), (4711, 3);
insert into identity_due values (1, now(), true);
insert into customer_verification values (1, 'telephone', '139-7777-0001', 'wang', now());
insert into customer_account (id, source, source_key, changed_at, received_at, deleted, provenance, customer_key, number, status, opened_on, identifiers) overriding system value values
  (1, 'cis', 'A-MARK-1', now(), now(), false, '{}', 'C-MARK-1', 'ACCMARK1234', 'active', '2020-01-01', '[{"scheme": "old", "value": "ACCMARK1234"}]'),
  (3, 'cis', 'A-3', now(), now(), false, '{}', 'C-3', '300000003', 'active', '2020-01-01', '[]');
insert into account_balance values (1, now(), '{"balance": 0, "arrears": 0, "holder": "Zhangmarker Erasable"}');
insert into customer_bill (source, source_key, changed_at, received_at, deleted, provenance, account_key, period, amount, currency, due_on, paid_on) values
  ('cis', 'A-MARK-1/2026-10', now(), now(), false, '{}', 'A-MARK-1', '2026-10', 80, 'CNY', '2026-11-01', '2026-11-01'),
  ('cis', 'B-3', now(), now(), false, '{}', 'A-3', '2026-10', 80, 'CNY', '2026-11-01', null);
insert into service_location (source, source_key, changed_at, received_at, deleted, provenance, address, address_folded, province, city, district, street, house) values
  ('cis', 'L-1', now(), now(), false, '{}', '99 Markerstrasse Hof', '99 markerstrasse hof', 'P', 'C', 'D', 'Markerstrasse', '99'),
  ('cis', 'L-2', now(), now(), false, '{}', '7 Shared Tower', '7 shared tower', 'P', 'C', 'D', 'Shared', '7');
insert into usage_point (source, source_key, changed_at, received_at, deleted, provenance, account_key, service_location_key) values
  ('cis', 'U-1', now(), now(), false, '{}', 'A-MARK-1', 'L-1'), ('cis', 'U-2', now(), now(), false, '{}', 'A-MARK-1', 'L-2'),
  ('cis', 'U-3', now(), now(), false, '{}', 'A-3', 'L-2');
insert into trouble_ticket (id, version, number, category, state, priority, customer_id, text, channel, caller_telephone, callback_wanted, callback_telephone, owner, opened_at, state_since, hazards, matter, caller_name, place_text, place_longitude, place_latitude, ticket_group) overriding system value values
  (1, 1, 'T-1', 'FAULT_REPORT', 'CLOSED', 'NORMAL', 1, 'Zhangmarker has no light', 'PHONE', '139 7777 0001', true, '139-7777-0001', 'wang', now(), now(), '', 'place 99 Markerstrasse Hof', 'Zhangmarker', '99 Markerstrasse Hof', 1, 1, 'SERVICE'),
  (2, 1, 'T-2', 'FAULT_REPORT', 'CLOSED', 'NORMAL', null, 'no light', 'PHONE', '(139) 7777-0001', false, null, 'wang', now(), now(), '', null, 'Frau Zhang', 'corner', 1, 1, 'SERVICE'),
  (3, 1, 'T-3', 'FAULT_REPORT', 'ACKNOWLEDGED', 'NORMAL', 3, 'neighbour Zhangmarker Erasable is dark, too', 'PHONE', '13900000003', false, null, 'wang', now(), now(), '', 'customer 3', 'Next', null, null, null, 'SERVICE'),
  (4, 1, 'T-4', 'FAULT_REPORT', 'ACKNOWLEDGED', 'NORMAL', 3, 'called for the neighbour', 'PHONE', '+8613977770001', false, null, 'wang', now(), now(), '', 'customer 33', '章马克', null, null, null, 'SERVICE');
insert into trouble_ticket_entry (ticket_id, at, actor, action, detail) values (1, now(), 'wang', 'note-added', 'calls back 139-7777-0001'), (3, now(), 'wang', 'note-added', 'ask Zhangmarker Erasable');
insert into trouble_call (ticket_id, at, received_at, customer_id, place_text, caller_name, caller_telephone, text, hazards, channel, callback_telephone, agent) values
  (1, now(), now(), 1, '99 Markerstrasse Hof', 'Zhangmarker', '13977770001', 'dark', '', 'PHONE', '13977770001', 'wang'),
  (3, now(), now(), 3, null, 'Next', '13900000003', 'dark', '', 'PHONE', null, 'wang'),
  (4, now(), now(), 3, null, 'Zhangmarker', '13977770001', 'dark', '', 'PHONE', null, 'wang');
insert into callback (version, ticket_id, ticket_number, customer_id, telephone, state, attempts, promised_at, promised_by) values
  (1, 1, 'T-1', 1, '139-7777-0001', 'REACHED', 1, now(), 'wang'), (1, 3, 'T-3', 3, '13900000003', 'TO_CALL', 0, now(), 'wang');
insert into party_interaction (source, source_key, changed_at, received_at, deleted, provenance, customer_id, customer_key, telephone, telephone_digits, channel, direction, at, reason, summary, agent) values
  ('ccm', 'I-MARK-1', now(), now(), false, '{}', 1, null, '139-7777-0001', '13977770001', 'telephone', 'inbound', now(), 'bill of Zhangmarker', 'told Zhangmarker', 'wang'),
  ('cis', 'I-MARK-2', now(), now(), false, '{}', null, 'C-MARK-1', null, null, 'email', 'inbound', now(), null, 'wrote from marker@erasable.example', 'wang'),
  ('ccm', 'I-MARK-3', now(), now(), false, '{}', null, null, '+86 13977770001', '8613977770001', 'telephone', 'inbound', now(), null, 'hung up', 'wang'),
  ('ccm', 'I-4', now(), now(), false, '{}', 3, null, '13900000003', '13900000003', 'telephone', 'inbound', now(), 'bill', 'asked about IDMARK990011', 'wang');
insert into draft (user_name, matter, fields, version, saved_at) values
  ('wang', 'desk/customer/1', '{"text": "half"}', 1, now()), ('li', 'ticket/T-3', '{"text": "ask Zhangmarker Erasable"}', 1, now()), ('li', 'desk/customer/3', '{"text": "half"}', 1, now());
insert into outbox_message (destination, record_type, message_key, sequence, idempotency_key, payload, state, made_at, attempts, next_attempt_at, last_error) values
  ('erp', 'ticket', 'T-1', 1, gen_random_uuid(), '{"number": "T-1"}', 'DELIVERED', now(), 1, now(), 'was 503'),
  ('erp', 'contact', 'x', 1, gen_random_uuid(), '{"telephone": "139 7777 0001"}', 'WAITING', now(), 1, now(), null),
  ('erp', 'contact', 'y', 1, gen_random_uuid(), '{"telephone": "13900000003"}', 'WAITING', now(), 1, now(), null);
insert into rejected_record (source, feed, record_type, original, field, value, reason, rejected_at) values
  ('cis', 'f', 'customer', '{"key":"C-MARK-1","name":7}', '/name', '7', 'text needed', now()),
  ('x', 'f', 'customer', 'K9;Zhangmarker Erasable;?', '', 'Zhangmarker Erasable', 'no JSON', now()),
  ('cis', 'f', 'customer', '{"key":"C-3","name":7}', '/name', '7', 'text needed', now());
insert into idempotency_key (user_name, method, path, key, started_at, body_hash, status, headers, body) values
  ('wang', 'POST', 'v1/trouble-calls', 'k1', now(), 'h', 200, '{"Location": "/tickets/T-1"}', convert_to('{"callerTelephone":"139 7777 0001","number":"T-1"}', 'UTF8')),
  ('wang', 'POST', 'v1/customers/1/reveal', 'k2', now(), 'h', 200, '{}', convert_to('{}', 'UTF8')),
  ('wang', 'POST', 'v1/trouble-calls', 'k3', now(), 'h', 200, '{}', convert_to('{"number":"T-3"}', 'UTF8'));
insert into event_log (id, created_at, type, key, payload) values
  (1, now(), 'records-changed', 'cis/customer', '{"source": "cis", "type": "CUSTOMER", "keys": ["C-MARK-1", "C-3"]}'),
  (3, now(), 'records-changed', 'cis/customer-bill', '{"source": "cis", "type": "CUSTOMER_BILL", "keys": ["A-MARK-1/2026-10"]}'),
  (2, now(), 'tickets-changed', 'T-1', '{"said": "Zhangmarker Erasable", "number": 13977770001, "at": [1, 2.5]}');
insert into event_group (name, types, version, seen, reading, read_id, last_id) values ('g', '{records-changed}', 1, pg_current_snapshot(), pg_current_snapshot(), 0, 0);
insert into event_retry (group_name, id, created_at, type, key, payload, attempts, next_attempt_at, last_error) values
  ('g', 1, now(), 'records-changed', 'cis/account', '{"source": "cis", "type": "ACCOUNT", "keys": ["A-MARK-1"]}', 1, now(), 'no customer Zhangmarker Erasable');
insert into event_set_aside (group_name, event_id, created_at, type, key, payload, attempts, error, set_aside_at) values
  ('g', 1, now(), 'records-changed', 'cis/account', '{"source": "cis", "type": "ACCOUNT", "keys": ["A-MARK-1"]}', 1, 'no customer Zhangmarker Erasable', now());
insert into deadline (kind, subject, due_at, payload, actor, actor_origin, made_at, next_attempt_at, attempts, last_error) values
  ('callback', 'T-9', now(), '{"telephone": "13977770001"}', 'wang', 'PERSON', now(), now(), 1, 'cannot call 139-7777-0001');
insert into feed (source, name, record_type, accepted, unchanged, rejected, failure) values ('cis', 'f', 'customer', 0, 0, 0, 'bad row C-MARK-1 of Zhangmarker Erasable');
insert into feed_note (source, feed, kind, note) values ('cis', 'f', 'FIELDS', 'unknown field Zhangmarker Erasable');
insert into initial_load (file, state, requested_by, started_at, rows_before, problem) values ('f', 'ENDED', 'x', now(), 0, 'row of Zhangmarker Erasable');
insert into job_run (name, started_at, error) values ('j', now(), 'row of Zhangmarker Erasable');
insert into source_file (path, fault) values ('p', 'value Zhangmarker Erasable');
insert into source_pause values ('cis', now(), 'x', 'sends Zhangmarker Erasable wrongly');
insert into swept_key values ('cis', 'f', 'C-MARK-1'), ('cis', 'f', 'C-3');
insert into missing_key values ('cis', 'f', 'A-MARK-1');
insert into outage (source, source_key, changed_at, received_at, deleted, provenance, cause) values ('oms', 'O-1', now(), now(), false, '{}', 'tree at 99 Markerstrasse Hof');
insert into outage_plan (source, source_key, changed_at, received_at, deleted, provenance, reason) values ('oms', 'P-1', now(), now(), false, '{}', 'work at 99 Markerstrasse Hof');
insert into work_order (id, version, number, state, element_source, element_key, element_name, symptom, reason, customers_affected, life_support, opened_by, received_at, state_since, ranked_at, hazard) overriding system value values
  (1, 1, 'W-1', 'CLOSED', 'gis', 'E', 'E', 'other', 'Zhangmarker Erasable reports a cut wire', 1, 0, 'wang', now(), now(), now(), false);
insert into work_order_entry (work_order_id, at, actor, action, detail) values (1, now(), 'wang', 'note-added', 'call 139-7777-0001');
insert into work_order_status (source, source_key, changed_at, received_at, deleted, provenance, work_order, note) values ('field', 'S-1', now(), now(), false, '{}', 'W-1', 'Zhangmarker Erasable not at home');
with entry as (
  insert into audit_entry (at, actor, action, subject, kind) values (now(), 'wang', 'customers-looked-up', 'customers', 'LOOK_UP'), (now(), 'wang', 'numbers-revealed', 'customer/1', 'REVEAL') returning id)
insert into audit_text (entry_id, salt, text) select id, '\x00', 'zhangmarker erasable' from entry;
insert into failed_file (source, route, name, reason, failed_at) values ('cis', 'r', 'f.csv', 'line of Zhangmarker Erasable', now());
