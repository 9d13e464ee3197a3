package org.switchboard.customer.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a field of a customer comes from.
 *
 * @param value the one that is shown; empty when no record holds one
 * @param chosen which record holds it; empty like the value
 * @param others the values of other records, each once, by the same order
 * @param unread parts of the value that are kept as they came and cannot be read as what the field is for
 */
public record FieldOrigin(
        CustomerField field,
        Optional<String> value,
        Optional<Held> chosen,
        Rule rule,
        List<Held> others,
        List<String> unread) {

    public FieldOrigin {
        others = List.copyOf(others);
        unread = List.copyOf(unread);
    }

    /** Personal numbers as views show them. */
    public FieldOrigin masked() {
        return new FieldOrigin(
                field,
                value.map(field::masked),
                chosen.map(held -> held.masked(field)),
                rule,
                others.stream().map(held -> held.masked(field)).toList(),
                unread.stream().map(field::masked).toList());
    }

    /** What one record holds. */
    public record Held(
            long recordId,
            String source,
            String value,
            Instant asOf,
            Optional<String> verifiedBy,
            Optional<Instant> verifiedAt) {

        Held masked(CustomerField field) {
            return new Held(recordId, source, field.masked(value), asOf, verifiedBy, verifiedAt);
        }
    }

    /** Why this value is shown and not another. */
    public enum Rule {
        NOBODY_SAYS,
        ONLY_ONE_SAYS,
        ALL_AGREE,
        VERIFIED_BY_CUSTOMER,
        SOURCE_PRIORITY,
        FRESHNESS,
        /** All of them together. */
        EVERY_SOURCE
    }
}
