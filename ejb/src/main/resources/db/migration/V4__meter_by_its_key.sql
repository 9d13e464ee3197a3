-- Agents type the key that the source gave a meter; (source, source_key) answers that in one step only where PostgreSQL
-- can skip over the source, which it does from version 18 on.
create index end_device_key on end_device (source_key);
