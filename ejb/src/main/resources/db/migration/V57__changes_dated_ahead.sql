-- A record that was once dated into the future refused every later one of its key. It counts from its receipt, as it would now.
do $$
declare
  held record;
begin
  for held in
    select c.table_name from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name in ('source', 'source_key', 'changed_at', 'received_at', 'provenance')
    group by c.table_name having count(*) = 5
  loop
    execute format(
      'update %I set changed_at = received_at where changed_at > received_at + interval ''5 minutes''', held.table_name);
  end loop;
end
$$;
