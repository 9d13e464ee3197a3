package org.switchboard.idempotency;

import java.util.Optional;
import org.switchboard.idempotency.model.KeptAnswer;

/**
 * What became of a request's key.
 *
 * @param first nobody has used the key; the caller carries the request out
 * @param answer of the first request; empty while it is in progress
 */
public record Claim(boolean first, Optional<KeptAnswer> answer) {

    public static final Claim FIRST = new Claim(true, Optional.empty());
    public static final Claim IN_PROGRESS = new Claim(false, Optional.empty());

    public static Claim answered(KeptAnswer answer) {
        return new Claim(false, Optional.of(answer));
    }
}
