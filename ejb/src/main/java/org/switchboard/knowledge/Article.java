package org.switchboard.knowledge;

/** An article as it is handed in: its name and what it says. */
public record Article(ArticleKey key, ArticleContent content) {}
