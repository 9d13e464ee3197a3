package org.switchboard.integration.link;

import java.util.List;
import java.util.Optional;

/**
 * Records that are stored together.
 *
 * @param watermark stored with the records; for sources whose place we keep
 * @param confirmation said to the source once everything is stored; for sources that keep our place themselves
 */
public record Batch(List<?> records, Optional<String> watermark, Confirmation confirmation) {

    /** How a source learns that it need not give these records again. */
    public interface Confirmation {

        /** @throws LinkLost when the source can no longer be told, and will give the records again */
        void stored() throws LinkLost, InterruptedException;
    }

    public Batch {
        records = List.copyOf(records);
    }

    public static Batch of(List<?> records) {
        return of(records, () -> {});
    }

    public static Batch of(List<?> records, Confirmation confirmation) {
        return new Batch(records, Optional.empty(), confirmation);
    }

    /** The link stands and there is nothing new. */
    public static Batch signOfLife() {
        return of(List.of());
    }
}
