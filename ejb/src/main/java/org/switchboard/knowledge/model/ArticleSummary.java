package org.switchboard.knowledge.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One edition of an article in a list.
 *
 * @param indexFailure why the search does not find it although it is published
 */
public record ArticleSummary(
        long editionId,
        ArticleKey key,
        int edition,
        ArticleState state,
        String title,
        String kind,
        Optional<LocalDate> reviewOn,
        Readership readers,
        String author,
        Instant updatedAt,
        long used,
        Optional<String> indexFailure) {}
