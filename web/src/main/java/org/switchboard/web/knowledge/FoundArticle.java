package org.switchboard.web.knowledge;

import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleSummary;

/**
 * One line of the list.
 *
 * @param snippet the words around what was searched; empty while nothing is
 */
public record FoundArticle(String id, String title, String kind, String snippet) {

    static FoundArticle of(Hit hit) {
        return new FoundArticle(hit.key().id(), hit.title(), hit.kind(), hit.snippet());
    }

    static FoundArticle of(ArticleSummary article) {
        return new FoundArticle(article.key().id(), article.title(), article.kind(), "");
    }
}
