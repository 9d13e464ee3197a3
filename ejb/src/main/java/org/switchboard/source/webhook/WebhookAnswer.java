package org.switchboard.source.webhook;

import java.util.Objects;
import java.util.Optional;
import org.switchboard.source.FieldProblem;

/**
 * What became of a delivery.
 *
 * @param accepted records that were stored
 * @param unchanged records that were right, and changed nothing
 * @param rejected records that are kept as rejected
 * @param first what is wrong with the first of those
 */
public record WebhookAnswer(Outcome outcome, int accepted, int unchanged, int rejected, Optional<FieldProblem> first) {

    public enum Outcome {
        STORED,
        /** A delivery with this id was stored before. */
        ALREADY_THERE,
        /** Some records, or all, are kept as rejected; the others are stored. */
        REJECTED,
        UNSIGNED,
        TOO_LARGE,
        NO_SUCH_WEBHOOK,
        /** Nothing is lost when the sender repeats it. */
        NOT_NOW
    }

    public WebhookAnswer {
        Objects.requireNonNull(outcome, "outcome");
    }

    public static WebhookAnswer of(Outcome outcome) {
        return new WebhookAnswer(outcome, 0, 0, 0, Optional.empty());
    }
}
