package org.switchboard.source.model;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.FieldProblem;

/**
 * A record that was not stored, kept whole.
 *
 * @param original the text of the record as the source gave it
 * @param replayedAt when a replay stored it; empty while it waits
 */
public record RejectedRecord(
        long id,
        FeedId feed,
        String original,
        Optional<String> mapping,
        FieldProblem problem,
        Instant rejectedAt,
        Optional<Instant> replayedAt) {}
