-- why a published article is not found by the search; null when it is
alter table knowledge_article add column index_failure text;
