-- that the site has made an extension already, and the like, is no news to anybody
set client_min_messages = warning;

-- a migration counts on all indexes: those that wait for the end of an initial load are built now
do $$
declare
  waiting record;
begin
  if to_regclass('deferred_index') is not null then
    for waiting in select index_name, definition from deferred_index loop
      execute waiting.definition;
      delete from deferred_index where index_name = waiting.index_name;
    end loop;
  end if;
end
$$;
