package org.switchboard.web.api.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.privacy.model.Erasure;

/**
 * A person who was erased.
 *
 * @param rows how many rows of each table were blanked or deleted
 * @param liftedAt when sources were allowed to send the person again
 */
public record ErasureAnswer(
        long id,
        Instant at,
        String user,
        List<Long> customerIds,
        Map<String, Integer> rows,
        Optional<Instant> liftedAt,
        Optional<String> liftedBy) {

    public static ErasureAnswer of(Erasure erasure) {
        return new ErasureAnswer(
                erasure.id(),
                erasure.at(),
                erasure.actor(),
                erasure.customerIds(),
                erasure.rows(),
                erasure.lifted(),
                erasure.liftedBy());
    }
}
