-- A deadline for each published article that is to be reviewed. Later editions set their own.
insert into deadline (kind, subject, due_at, payload, actor, actor_origin, next_attempt_at)
select 'article-review', base || '/' || article_id || '/' || language, review_on::timestamptz,
       jsonb_build_object('base', base, 'id', article_id, 'language', language), author, 'PERSON', review_on::timestamptz
from knowledge_article
where state = 'PUBLISHED' and review_on is not null
on conflict (kind, subject) do nothing;
