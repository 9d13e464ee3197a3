-- What the retention job deleted: one row a run and period of which any were.
create table retention_deletion (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  period  text not null,
  rows    bigint not null,
  before  timestamptz not null
);
create index retention_deletion_at on retention_deletion (at);

create index trouble_ticket_to_blank on trouble_ticket (state_since)
  where blanked_at is null and state in ('CLOSED', 'CANCELLED');
create index rejected_record_at on rejected_record (rejected_at);
create index party_interaction_received on party_interaction using brin (received_at);
create index customer_bill_received on customer_bill using brin (received_at);
