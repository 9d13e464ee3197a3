-- Which customers are due is marked by the event log from now on. What an earlier version had not marked yet is marked here:
-- it noted until when it had marked all, and no transaction of the intake took longer than a quarter of an hour.
insert into identity_due (customer_id, due_at)
select distinct told.id, now() from (
  select c.id, c.received_at from customer c
  union all
  select c.id, a.received_at from customer_account a
  join customer c on c.source = a.source and c.source_key = a.customer_key
  union all
  select c.id, u.received_at from usage_point u
  join customer_account a on a.source = u.source and a.source_key = u.account_key
  join customer c on c.source = a.source and c.source_key = a.customer_key
  union all
  select c.id, l.received_at from service_location l
  join usage_point u on u.source = l.source and u.service_location_key = l.source_key
  join customer_account a on a.source = u.source and a.source_key = u.account_key
  join customer c on c.source = a.source and c.source_key = a.customer_key) as told
where told.received_at >= (select marked_until - interval '15 minutes' from identity_progress)
on conflict (customer_id) do update set indexed = false where identity_due.indexed;
drop table identity_progress;
