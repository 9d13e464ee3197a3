package org.switchboard.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.switchboard.deadline.DeadlineHandler;
import org.switchboard.deadline.Deadlines;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.knowledge.persistence.ArticleTable;

/**
 * Sets a deadline for each published article with a review date, in the transaction that publishes it, and notifies
 * editors when the day begins at the site.
 */
@ApplicationScoped
public class ArticleReviews implements DeadlineHandler {

    static final String KIND = "article-review";

    private ArticleTable table;
    private Deadlines deadlines;
    private Event<ArticleReviewDue> changes;
    private Clock clock;
    private ZoneId zone;

    protected ArticleReviews() {
        // for the container's proxy
    }

    @Inject
    public ArticleReviews(
            ArticleTable table, Deadlines deadlines, Event<ArticleReviewDue> changes, Clock clock, ZoneId zone) {
        this.table = table;
        this.deadlines = deadlines;
        this.changes = changes;
        this.clock = clock;
        this.zone = zone;
    }

    /** To be called after the article was published, or with no date after it was retired. */
    void follow(ArticleKey key, Optional<LocalDate> reviewOn, ChangeAuthor by) {
        reviewOn.map(this::begin)
                .ifPresentOrElse(
                        begin -> deadlines.set(KIND, key.toString(), begin, payload(key), by),
                        () -> deadlines.cancel(KIND, key.toString()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing when the article was retired or has a date no more. Another date is waited for. */
    @Override
    public void due(Deadline deadline) {
        ArticleKey key = key(deadline.payload());
        table.find(key, ArticleState.PUBLISHED, Reader.ANY)
                .flatMap(article -> article.content().reviewOn())
                .ifPresent(reviewOn -> {
                    if (begin(reviewOn).isAfter(clock.instant())) {
                        follow(key, Optional.of(reviewOn), deadline.actor());
                    } else {
                        changes.fire(ArticleReviewDue.of(key, deadline.actor()));
                    }
                });
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static JsonNode payload(ArticleKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("base", key.base())
                .put("id", key.id())
                .put("language", key.language());
    }

    private static ArticleKey key(JsonNode payload) {
        return new ArticleKey(
                payload.path("base").asText(),
                payload.path("id").asText(),
                payload.path("language").asText());
    }
}
