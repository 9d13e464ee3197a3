-- Records are found by key and source, and the key tells them apart: with it in front, an index compares one column
-- where it compared two, and is sorted by its first bytes. It also answers for the key alone.
do $$
declare
  of_records record;
begin
  for of_records in
    select conrelid::regclass::text as name, conname as by_source from pg_constraint
    where contype = 'u' and connamespace = current_schema()::regnamespace
      and pg_get_constraintdef(oid) = 'UNIQUE (source, source_key)'
  loop
    execute format('alter table %s drop constraint %I, add unique (source_key, source)',
      of_records.name, of_records.by_source);
  end loop;
end
$$;

drop index end_device_key;
drop index network_element_key;

drop index customer_account_customer;
create index customer_account_customer on customer_account (customer_key, source);
drop index usage_point_account;
create index usage_point_account on usage_point (account_key, source);
drop index usage_point_location;
create index usage_point_location on usage_point (service_location_key, source);
drop index end_device_usage_point;
create index end_device_usage_point on end_device (usage_point_key, source);
drop index network_element_upstream;
create index network_element_upstream on network_element (upstream_key, source);
