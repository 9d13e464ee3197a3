-- What the source systems say, one table a canonical record type. Found by (source, source_key), never by name.
-- provenance: field group -> {asOf, receivedAt}: since when the source has said what the group holds.
-- References between records are kept as the keys that the source uses, because records arrive in any order.

create extension if not exists pg_trgm;

create table feed (
  source          text not null,
  name            text not null,
  record_type     text not null,
  promise_seconds bigint,
  watermark       text,
  last_success_at timestamptz,
  last_record_at  timestamptz,
  last_failure_at timestamptz,
  failure         text,
  accepted        bigint not null default 0,
  unchanged       bigint not null default 0,
  rejected        bigint not null default 0,
  primary key (source, name)
);

create table rejected_record (
  id          bigint generated always as identity primary key,
  source      text not null,
  feed        text not null,
  record_type text not null,
  original    text not null,
  mapping     text,
  field       text not null,
  value       text,
  reason      text not null,
  rejected_at timestamptz not null,
  replayed_at timestamptz
);
create index rejected_record_waiting on rejected_record (source, id) where replayed_at is null;

create table source_file (
  path      text primary key,
  content   text,
  loaded_at timestamptz,
  fault     text,
  fault_at  timestamptz
);

create table customer (
  id               bigint generated always as identity primary key,
  source           text not null,
  source_key       text not null,
  changed_at       timestamptz not null,
  received_at      timestamptz not null,
  deleted          boolean not null,
  provenance       jsonb not null,
  name             text,
  name_folded      text,
  name_pinyin      text,
  name_initials    text,
  kind             text,
  identity_number  text,
  telephones       text[],
  telephone_digits text,
  emails           text[],
  tier             text,
  sensitive        text[],
  language         text,
  unique (source, source_key)
);
create index customer_name_prefix on customer (name_folded text_pattern_ops);
create index customer_name_part on customer using gin (name_folded gin_trgm_ops);
create index customer_pinyin on customer (name_pinyin text_pattern_ops);
create index customer_initials on customer (name_initials text_pattern_ops);
create index customer_telephone on customer using gin (telephone_digits gin_trgm_ops);
create index customer_identity on customer (identity_number);

create table customer_account (
  id           bigint generated always as identity primary key,
  source       text not null,
  source_key   text not null,
  changed_at   timestamptz not null,
  received_at  timestamptz not null,
  deleted      boolean not null,
  provenance   jsonb not null,
  customer_key text,
  number       text,
  status       text,
  opened_on    date,
  identifiers  jsonb,
  unique (source, source_key)
);
create index customer_account_customer on customer_account (source, customer_key);
create index customer_account_number on customer_account (number text_pattern_ops);

create table service_location (
  id             bigint generated always as identity primary key,
  source         text not null,
  source_key     text not null,
  changed_at     timestamptz not null,
  received_at    timestamptz not null,
  deleted        boolean not null,
  provenance     jsonb not null,
  address        text,
  address_folded text,
  province       text,
  city           text,
  district       text,
  street         text,
  house          text,
  longitude      double precision,
  latitude       double precision,
  zone           text,
  unique (source, source_key)
);
create index service_location_address on service_location using gin (address_folded gin_trgm_ops);

create table usage_point (
  id                   bigint generated always as identity primary key,
  source               text not null,
  source_key           text not null,
  changed_at           timestamptz not null,
  received_at          timestamptz not null,
  deleted              boolean not null,
  provenance           jsonb not null,
  account_key          text,
  service_location_key text,
  network_element_key  text,
  connection_state     text,
  phases               text,
  failures_per_year    double precision,
  unique (source, source_key)
);
create index usage_point_account on usage_point (source, account_key);
create index usage_point_location on usage_point (source, service_location_key);
create index usage_point_element on usage_point (network_element_key);
create index usage_point_key on usage_point (source_key text_pattern_ops);

create table end_device (
  id              bigint generated always as identity primary key,
  source          text not null,
  source_key      text not null,
  changed_at      timestamptz not null,
  received_at     timestamptz not null,
  deleted         boolean not null,
  provenance      jsonb not null,
  usage_point_key text,
  serial          text,
  kind            text,
  installed_on    date,
  unique (source, source_key)
);
create index end_device_usage_point on end_device (source, usage_point_key);
create index end_device_serial on end_device (serial text_pattern_ops);

create table network_element (
  id                bigint generated always as identity primary key,
  source            text not null,
  source_key        text not null,
  changed_at        timestamptz not null,
  received_at       timestamptz not null,
  deleted           boolean not null,
  provenance        jsonb not null,
  kind              text,
  name              text,
  upstream_key      text,
  normally_open     boolean,
  longitude         double precision,
  latitude          double precision,
  path              jsonb,
  failures_per_year double precision,
  length_metres     double precision,
  unique (source, source_key)
);
create index network_element_key on network_element (source_key);
create index network_element_upstream on network_element (source, upstream_key);

create table measurement_point (
  id                  bigint generated always as identity primary key,
  source              text not null,
  source_key          text not null,
  changed_at          timestamptz not null,
  received_at         timestamptz not null,
  deleted             boolean not null,
  provenance          jsonb not null,
  network_element_key text,
  kind                text,
  unit                text,
  unique (source, source_key)
);
create index measurement_point_element on measurement_point (network_element_key);

-- the last value of each point; source_key is the point's key
create table measurement (
  id          bigint generated always as identity primary key,
  source      text not null,
  source_key  text not null,
  changed_at  timestamptz not null,
  received_at timestamptz not null,
  deleted     boolean not null,
  provenance  jsonb not null,
  value       double precision,
  quality     text,
  unique (source, source_key)
) with (fillfactor = 70);

create table outage_plan (
  id                   bigint generated always as identity primary key,
  source               text not null,
  source_key           text not null,
  changed_at           timestamptz not null,
  received_at          timestamptz not null,
  deleted              boolean not null,
  provenance           jsonb not null,
  network_element_keys text[],
  starts_at            timestamptz,
  ends_at              timestamptz,
  reason               text,
  state                text,
  unique (source, source_key)
);
create index outage_plan_elements on outage_plan using gin (network_element_keys);

create table outage (
  id                       bigint generated always as identity primary key,
  source                   text not null,
  source_key               text not null,
  changed_at               timestamptz not null,
  received_at              timestamptz not null,
  deleted                  boolean not null,
  provenance               jsonb not null,
  network_element_key      text,
  longitude                double precision,
  latitude                 double precision,
  started_at               timestamptz,
  estimated_restoration_at timestamptz,
  cause                    text,
  customers                integer,
  crew_state               text,
  state                    text,
  unique (source, source_key)
);
create index outage_element on outage (network_element_key) where state is distinct from 'restored';

-- every restoration time that was ever given out for an outage
create table outage_restoration_estimate (
  outage_id                bigint not null references outage,
  changed_at               timestamptz not null,
  estimated_restoration_at timestamptz,
  primary key (outage_id, changed_at)
);

create table customer_bill (
  id          bigint generated always as identity primary key,
  source      text not null,
  source_key  text not null,
  changed_at  timestamptz not null,
  received_at timestamptz not null,
  deleted     boolean not null,
  provenance  jsonb not null,
  account_key text,
  period      text,
  amount      numeric(14, 2),
  currency    text,
  due_on      date,
  paid_on     date,
  unique (source, source_key)
);
create index customer_bill_account on customer_bill (source, account_key, due_on);

-- what billing last answered about an account, for when it does not answer
create table account_balance (
  account_id bigint primary key references customer_account,
  as_of      timestamptz not null,
  answer     jsonb not null
);
