package org.switchboard.privacy.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person who was erased.
 *
 * @param customerIds our numbers of the person's records, which stay without personal data
 * @param rows how many rows of each table were blanked or deleted
 * @param lifted when sources were allowed to send the person again
 */
public record Erasure(
        long id,
        Instant at,
        String actor,
        List<Long> customerIds,
        Map<String, Integer> rows,
        Optional<Instant> lifted,
        Optional<String> liftedBy) {

    public Erasure {
        customerIds = List.copyOf(customerIds);
        rows = Map.copyOf(rows);
    }
}
