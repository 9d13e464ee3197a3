package org.switchboard.integration.link;

import java.util.List;
import java.util.Optional;

/**
 * Records that are stored together.
 *
 * @param watermark stored with the records; for sources whose position we keep
 * @param confirmation sent to the source once everything is stored; for sources that keep our position themselves
 */
public record Batch(List<?> records, Optional<String> watermark, Confirmation confirmation) {

    /** Acknowledges the records to the source, so that it does not send them again. */
    public interface Confirmation {

        /** @throws LinkLost when the source cannot be reached, and will send the records again */
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

    /** The link is up and there are no new records. */
    public static Batch empty() {
        return of(List.of());
    }
}
