package org.switchboard.web.api.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleSummary;
import org.switchboard.knowledge.model.Audience;

/**
 * One edition of an article in a list.
 *
 * @param indexFailure why the search does not find it although it is published
 */
public record ArticleItem(
        String id,
        String base,
        String lang,
        int edition,
        ArticleState state,
        String title,
        String kind,
        Optional<LocalDate> reviewOn,
        Audience audience,
        List<String> areas,
        String author,
        Instant updatedAt,
        long used,
        Optional<String> indexFailure) {

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
                article.readers().audience(),
                article.readers().areas(),
                article.author(),
                article.updatedAt(),
                article.used(),
                article.indexFailure());
    }
}
