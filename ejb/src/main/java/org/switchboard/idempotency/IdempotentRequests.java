package org.switchboard.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.switchboard.idempotency.model.IdempotentRequest;
import org.switchboard.idempotency.model.KeptAnswer;
import org.switchboard.idempotency.persistence.IdempotencyTable;

/** Keeps the first answer under each key; each call is a transaction of its own, apart from the request's work. */
@ApplicationScoped
public class IdempotentRequests {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** A request that takes longer has ended with its node; the next one under its key is carried out. */
    static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);

    private IdempotencyTable table;
    private Clock clock;

    protected IdempotentRequests() {
        // for the container's proxy
    }

    @Inject
    public IdempotentRequests(IdempotencyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Transactional
    public Claim claim(@NotNull IdempotentRequest request) {
        Instant now = clock.instant();
        return table.claim(request, now, now.minus(LONGEST_REQUEST), now.minus(KEPT))
                ? Claim.FIRST
                : table.answer(request).map(Claim::answered).orElse(Claim.IN_PROGRESS);
    }

    @Transactional
    public void keep(@NotNull IdempotentRequest request, @NotNull KeptAnswer answer) {
        table.keep(request, answer);
    }

    /** The request did nothing, so that it may be sent again under the same key. */
    @Transactional
    public void release(@NotNull IdempotentRequest request) {
        table.release(request);
    }

    /** @return how many were deleted, at most {@code limit} */
    @Transactional
    public int deleteOld(int limit) {
        return table.deleteStartedBefore(clock.instant().minus(KEPT), limit);
    }
}
