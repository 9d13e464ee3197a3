package org.switchboard.web.api.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleSummary;

/** One edition of an article in a list. */
public record ArticleItem(
        String id,
        String base,
        String lang,
        int edition,
        ArticleState state,
        String title,
        String kind,
        Optional<LocalDate> reviewOn,
        String author,
        Instant updatedAt,
        long used) {

    static ArticleItem of(ArticleSummary article) {
        return new ArticleItem(
                article.key().id(),
                article.key().base(),
                article.key().language(),
                article.edition(),
                article.state(),
                article.title(),
                article.kind(),
                article.reviewOn(),
                article.author(),
                article.updatedAt(),
                article.used());
    }
}
