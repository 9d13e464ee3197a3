-- several knowledge bases may hold an article of the same id
alter table trouble_ticket add column article_base text;
update trouble_ticket set article_base = 'main' where article_id is not null;
alter table trouble_ticket add constraint trouble_ticket_article
  check ((article_id is null) = (article_base is null));
