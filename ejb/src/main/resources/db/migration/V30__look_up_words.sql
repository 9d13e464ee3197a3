-- Names are found by their words (NameWords): the whole and each end of it, as written, in pinyin and by initials, with
-- every reading of a surname. One index answers all of these, also for several words at once.
alter table customer
  drop column name_folded,
  drop column name_pinyin,
  drop column name_initials,
  add column name_words text[];
create index customer_name_words on customer using gin (array_to_tsvector(name_words));

-- account numbers are told by their last digits, too
create index customer_account_number_end on customer_account (reverse(number) text_pattern_ops);

-- how far the columns for look-ups are made again after a change of their form (SearchFormRefresh)
create table search_form_refresh (
  table_name text primary key,
  form       text not null,
  last_id    bigint not null
);
