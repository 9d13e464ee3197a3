-- Persons whose data was erased. The rows that others refer to stay, without personal data and under another key. A source
-- that sends such a person again finds the hash of its own key here, and the intake leaves the record out.
create table erasure (
  id           bigint generated always as identity primary key,
  at           timestamptz not null,
  actor        text not null,
  customer_ids bigint[] not null,
  deleted      jsonb not null,
  lifted_at    timestamptz,
  lifted_by    text
);

create table suppressed_key (
  source      text not null,
  record_type text not null,
  key_hash    text not null,
  erasure_id  bigint not null references erasure,
  primary key (source, record_type, key_hash)
);
create index suppressed_key_erasure on suppressed_key (erasure_id);

-- of this installation, so that hashes of two sites cannot be compared; one row from the first erasure on
create table suppression_salt (
  salt text not null
);

-- when the personal columns of the ticket and of its calls and callbacks were blanked
alter table trouble_ticket add column blanked_at timestamptz;
