-- The points whose last value is zero: open switches, dead feeders, meters without supply. They are few, and an index on
-- the values themselves would have to be kept at each of their changes.
create table measurement_zero (
  source_key text not null,
  source     text not null,
  primary key (source_key, source)
);
insert into measurement_zero (source_key, source)
select source_key, source from measurement where value = 0 and not deleted;

-- the systems through which meters report, without reading every point
create index measurement_point_kind on measurement_point (kind, source);
