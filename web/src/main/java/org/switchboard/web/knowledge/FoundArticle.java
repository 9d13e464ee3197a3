package org.switchboard.web.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleSummary;

/**
 * One line of the list.
 *
 * @param language its language tag
 * @param snippet the words around what was searched; empty while nothing is
 * @param reviewOn when it is to be reviewed; not known of what was searched
 */
public record FoundArticle(
        String id, String language, String title, String kind, String snippet, Optional<LocalDate> reviewOn) {

    static FoundArticle of(Hit hit) {
        return new FoundArticle(
                hit.key().id(), hit.key().language(), hit.title(), hit.kind(), hit.snippet(), Optional.empty());
    }

    static FoundArticle of(ArticleSummary article) {
        return new FoundArticle(
                article.key().id(), article.key().language(), article.title(), article.kind(), "", article.reviewOn());
    }
}
