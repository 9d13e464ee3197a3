package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.FieldOrigin;

/**
 * The origin of a field of a customer.
 *
 * @param value the one that is shown; empty when no record holds one
 * @param chosen which record holds it; empty like the value
 * @param others the values of other records, each once, by the same order
 * @param unread parts of the value that are kept as they came and cannot be read as what the field is for
 */
public record FieldOriginAnswer(
        CustomerField field,
        Optional<String> value,
        Optional<HeldAnswer> chosen,
        FieldOrigin.Rule rule,
        List<HeldAnswer> others,
        List<String> unread) {

    /** What one record holds. */
    public record HeldAnswer(
            long recordId,
            String source,
            String value,
            Instant asOf,
            Optional<String> verifiedBy,
            Optional<Instant> verifiedAt) {

        public static HeldAnswer of(FieldOrigin.Held held) {
            return new HeldAnswer(
                    held.recordId(), held.source(), held.value(), held.asOf(), held.verifiedBy(), held.verifiedAt());
        }
    }

    public static FieldOriginAnswer of(FieldOrigin origin) {
        return new FieldOriginAnswer(
                origin.field(),
                origin.value(),
                origin.chosen().map(HeldAnswer::of),
                origin.rule(),
                origin.others().stream().map(HeldAnswer::of).toList(),
                origin.unread());
    }
}
