-- What we own and change ourselves: users, tickets, repair orders, contacts, knowledge.
-- version: optimistic lock of Jakarta Persistence. Devices of the network are named by (source, key), because the
-- network is replicated and its records arrive in any order; only the customer is referred to by our own id.

-- access ------------------------------------------------------------------------------------------------------------

create table app_user (
  id            bigint generated always as identity primary key,
  version       bigint not null,
  name          text not null unique check (name = lower(name)),
  display_name  text not null,
  language      text not null,
  password_hash text not null,
  enabled       boolean not null,
  demo          boolean not null,
  created_at    timestamptz not null,
  last_login_at timestamptz
);

create table app_user_role (
  user_id bigint not null references app_user on delete cascade,
  role    text not null,
  primary key (user_id, role)
);
create index app_user_role_role on app_user_role (role);

create table audit_entry (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text not null,
  action  text not null,
  subject text not null,
  detail  text
);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_subject on audit_entry (subject, id);

-- workorder ---------------------------------------------------------------------------------------------------------

-- replicated from a crew system, or kept by the dispatchers themselves under our own source name
create table crew (
  id          bigint generated always as identity primary key,
  source      text not null,
  source_key  text not null,
  changed_at  timestamptz not null,
  received_at timestamptz not null,
  deleted     boolean not null,
  provenance  jsonb not null,
  name        text,
  skills      text[],
  zone        text,
  telephone   text,
  state       text,
  unique (source, source_key)
);
create index crew_name on crew (coalesce(name, source_key), id) where not deleted;

create sequence work_order_number maxvalue 999999 cycle;

-- ranked_at: when the order would have had to come in to be as urgent by waiting alone (PriorityRule)
create table work_order (
  id                 bigint generated always as identity primary key,
  version            bigint not null,
  number             text not null unique,
  state              text not null,
  element_source     text not null,
  element_key        text not null,
  element_name       text not null,
  zone               text,
  symptom            text,
  reason             text,
  customers_affected integer not null check (customers_affected >= 0),
  life_support       integer not null check (life_support >= 0),
  crew_id            bigint references crew,
  estimated_at       timestamptz,
  opened_by          text not null,
  received_at        timestamptz not null,
  state_since        timestamptz not null,
  restored_at        timestamptz,
  closed_at          timestamptz,
  ranked_at          timestamptz not null
);
create unique index work_order_unrestored_device on work_order (element_source, element_key)
  where state in ('RECEIVED', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE');
create index work_order_device on work_order (element_key, id);
create index work_order_queue on work_order (ranked_at, id)
  where state in ('RECEIVED', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE');
create index work_order_state on work_order (state, ranked_at, id);
create index work_order_crew on work_order (crew_id, ranked_at, id);

create table work_order_entry (
  id            bigint generated always as identity primary key,
  work_order_id bigint not null references work_order on delete cascade,
  at            timestamptz not null,
  actor         text not null,
  action        text not null,
  detail        text
);
create index work_order_entry_order on work_order_entry (work_order_id, id);

-- what field systems report about our orders; applied once each
create table work_order_status (
  id          bigint generated always as identity primary key,
  source      text not null,
  source_key  text not null,
  changed_at  timestamptz not null,
  received_at timestamptz not null,
  deleted     boolean not null,
  provenance  jsonb not null,
  work_order  text,
  state       text,
  at          timestamptz,
  note        text,
  unique (source, source_key)
);
create index work_order_status_order on work_order_status (work_order);

-- troubleticket -----------------------------------------------------------------------------------------------------

create sequence trouble_ticket_number maxvalue 999999 cycle;

create table trouble_ticket (
  id                 bigint generated always as identity primary key,
  version            bigint not null,
  number             text not null unique,
  category           text not null,
  state              text not null,
  priority           text not null,
  customer_id        bigint references customer,
  usage_point_source text,
  usage_point_key    text,
  element_source     text,
  element_key        text,
  symptom            text,
  cause              text,
  channel            text not null,
  caller_telephone   text,
  callback_wanted    boolean not null,
  callback_telephone text,
  owner              text not null,
  handler            text not null,
  work_order_id      bigint references work_order,
  article_id         text,
  article_language   text,
  opened_at          timestamptz not null,
  state_since        timestamptz not null,
  resolved_at        timestamptz,
  closed_at          timestamptz
);
create index trouble_ticket_customer on trouble_ticket (customer_id, id desc);
create index trouble_ticket_work_order on trouble_ticket (work_order_id, id) where work_order_id is not null;
create index trouble_ticket_device on trouble_ticket (element_source, element_key)
  where state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');
create index trouble_ticket_handler on trouble_ticket (handler, id)
  where state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD');
create index trouble_ticket_state on trouble_ticket (state, id desc);

create table trouble_ticket_entry (
  id        bigint generated always as identity primary key,
  ticket_id bigint not null references trouble_ticket on delete cascade,
  at        timestamptz not null,
  actor     text not null,
  action    text not null,
  detail    text
);
create index trouble_ticket_entry_ticket on trouble_ticket_entry (ticket_id, id);

create table callback (
  id            bigint generated always as identity primary key,
  version       bigint not null,
  ticket_id     bigint not null unique references trouble_ticket on delete cascade,
  ticket_number text not null,
  customer_id   bigint references customer,
  telephone     text not null,
  state         text not null,
  attempts      integer not null,
  due_at        timestamptz not null,
  called_at     timestamptz,
  called_by     text
);
create index callback_state on callback (state, id);

-- interaction -------------------------------------------------------------------------------------------------------

-- contacts that our agents log (our own source name, customer_id) and those of contact systems (customer_key or telephone)
create table party_interaction (
  id               bigint generated always as identity primary key,
  source           text not null,
  source_key       text not null,
  changed_at       timestamptz not null,
  received_at      timestamptz not null,
  deleted          boolean not null,
  provenance       jsonb not null,
  customer_id      bigint references customer,
  customer_key     text,
  telephone        text,
  telephone_digits text,
  channel          text,
  direction        text,
  at               timestamptz,
  duration_seconds integer,
  reason           text,
  summary          text,
  agent            text,
  ticket_id        bigint,
  unique (source, source_key)
);
create index party_interaction_customer on party_interaction (customer_id, at desc) where customer_id is not null;
create index party_interaction_customer_key on party_interaction (customer_key, at desc) where customer_key is not null;
create index party_interaction_telephone on party_interaction (telephone_digits, at desc)
  where telephone_digits is not null;
create index party_interaction_ticket on party_interaction (ticket_id) where ticket_id is not null;

-- knowledge ---------------------------------------------------------------------------------------------------------

-- one row an edition; of the editions of an article at most one is a draft and at most one is published
create table knowledge_article (
  id           bigint generated always as identity primary key,
  version      bigint not null,
  base         text not null,
  article_id   text not null,
  language     text not null,
  edition      integer not null,
  state        text not null,
  title        text not null,
  kind         text not null,
  causes       text not null,
  tags         text not null,
  body         text not null,
  review_on    date,
  content_hash text not null,
  author       text not null,
  updated_at   timestamptz not null,
  unique (base, article_id, language, edition)
);
create unique index knowledge_article_draft on knowledge_article (base, article_id, language) where state = 'DRAFT';
create unique index knowledge_article_published on knowledge_article (base, article_id, language)
  where state = 'PUBLISHED';
create index knowledge_article_state on knowledge_article (base, state, article_id, language);
create index knowledge_article_updated on knowledge_article (updated_at, id);

-- counted apart from the article, so that counting never collides with an editor
create table knowledge_article_use (
  base       text not null,
  article_id text not null,
  used       bigint not null,
  last_at    timestamptz not null,
  primary key (base, article_id)
);

-- article files that were loaded, by their path under the configuration's knowledge folder
create table knowledge_file (
  path         text primary key,
  content_hash text not null,
  loaded_at    timestamptz not null
);
