-- Who may read an article: an audience, and areas (one a line; none for everywhere).
alter table knowledge_article
  add column audience text not null default 'AGENT' check (audience in ('PUBLIC', 'AGENT', 'EXPERT')),
  add column areas text not null default '';
