-- Which records of customers are one customer. The records themselves stay what their sources say, and all that is
-- attached to one (tickets, contacts, callbacks) stays attached to it: an identity is nothing but links between them.

-- records that are one customer with others, under the lowest id among them; most records stand alone and are not here.
-- No column of the customer, so that the intake and this never wait for each other's rows.
create table identity_member (
  customer_id bigint primary key,
  identity_id bigint not null
);
create index identity_member_identity on identity_member (identity_id, customer_id);

-- each time records became one customer, and when that was taken back
create table identity_merge (
  id         bigint generated always as identity primary key,
  strength   text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  undone_by  text,
  undone_at  timestamptz
);

-- effective: false while something keeps apart what the link would hold together
create table identity_link (
  id        bigint generated always as identity primary key,
  merge_id  bigint not null references identity_merge,
  one       bigint not null references customer,
  other     bigint not null references customer,
  score     double precision not null,
  evidence  jsonb not null,
  active    boolean not null,
  effective boolean not null
);
create index identity_link_merge on identity_link (merge_id);
create index identity_link_one on identity_link (one) where active;
create index identity_link_other on identity_link (other) where active;

-- "not the same": somebody said so, or took a merge back; one below other
create table identity_block (
  one        bigint not null references customer,
  other      bigint not null references customer,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (one, other),
  check (one < other)
);
create index identity_block_other on identity_block (other);

-- pairs for a person to look at; one below other
create table identity_review (
  id         bigint generated always as identity primary key,
  one        bigint not null references customer,
  other      bigint not null references customer,
  score      double precision not null,
  evidence   jsonb not null,
  state      text not null,
  found_at   timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  unique (one, other),
  check (one < other)
);
create index identity_review_waiting on identity_review (score desc, id) where state = 'WAITING';
create index identity_review_other on identity_review (other);

-- under what each record finds others; numbers that tell nothing about anybody
create table identity_key (
  key         bigint not null,
  customer_id bigint not null,
  primary key (key, customer_id)
);
create index identity_key_customer on identity_key (customer_id);

-- records that changed and were not looked at since; indexed: their keys are up to date. All keys come before any look,
-- because how many share a key decides what it says.
create table identity_due (
  customer_id bigint primary key,
  due_at      timestamptz not null,
  indexed     boolean not null default false
);
create index identity_due_at on identity_due (indexed, due_at);

-- all records received before this moment were marked as due; one row
create table identity_progress (
  marked_until timestamptz not null
);
insert into identity_progress values ('1970-01-01T00:00:00Z');

-- what the customer said themselves about a field of one record
create table customer_verification (
  customer_id bigint not null references customer,
  field       text not null,
  value       text not null,
  verified_by text not null,
  verified_at timestamptz not null,
  primary key (customer_id, field)
);
