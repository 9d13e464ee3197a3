package org.switchboard.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.CustomerRecord;
import org.switchboard.customer.model.FieldOrigin;
import org.switchboard.customer.model.FieldOrigin.Held;
import org.switchboard.customer.model.FieldOrigin.Rule;
import org.switchboard.customer.model.Verification;
import org.switchboard.customer.spelling.TelephoneReader;

/**
 * Which of the values that records of one customer hold is shown: the one that the customer confirmed, else that of the
 * source whose word counts most, else the one that its source has changed last. Field by field, so that a customer may
 * have the name of one source and the telephone of another.
 */
final class Survivorship {

    private final List<CustomerRecord> records;
    private final ToIntBiFunction<CustomerField, String> priority;

    /** @param records at least one, not deleted; the one with the lowest id gives its key */
    Survivorship(List<CustomerRecord> records, ToIntBiFunction<CustomerField, String> priority) {
        this.records = records.stream()
                .sorted(Comparator.comparingLong(record -> record.said().id()))
                .toList();
        this.priority = priority;
    }

    /** All records in one. */
    Customer customer(long identity) {
        if (records.size() == 1 && records.get(0).said().id() == identity) {
            return records.get(0).said();
        }
        Customer name = chosen(CustomerField.NAME).orElse(records.get(0)).said();
        return new Customer(
                identity,
                name.source(),
                name.key(),
                records.stream()
                        .map(record -> record.said().changedAt())
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                name.name(),
                text(CustomerField.KIND),
                text(CustomerField.IDENTITY_NUMBER),
                values(CustomerField.TELEPHONES),
                values(CustomerField.EMAILS),
                text(CustomerField.TIER),
                all(CustomerField.SENSITIVE),
                text(CustomerField.LANGUAGE),
                records.stream()
                        .flatMap(record -> record.said().fieldGroups().entrySet().stream())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, other) -> one.isAfter(other) ? one : other)));
    }

    /** Where each field comes from. */
    List<FieldOrigin> origins() {
        List<FieldOrigin> origins = new ArrayList<>();
        for (CustomerField field : CustomerField.values()) {
            origins.add(origin(field));
        }
        return origins;
    }

    private FieldOrigin origin(CustomerField field) {
        List<CustomerRecord> saying = inOrder(field);
        if (saying.isEmpty()) {
            return new FieldOrigin(field, Optional.empty(), Optional.empty(), Rule.NOBODY_SAYS, List.of(), List.of());
        }
        Held chosen = held(field, saying.get(0));
        if (field == CustomerField.SENSITIVE) {
            String together = String.join(" / ", all(field));
            List<Held> others =
                    saying.stream().map(record -> held(field, record)).toList();
            boolean same = others.stream().allMatch(other -> other.value().equals(together));
            return new FieldOrigin(
                    field,
                    Optional.of(together),
                    Optional.of(chosen),
                    saying.size() == 1 ? Rule.ONLY_ONE_SAYS : same ? Rule.ALL_AGREE : Rule.EVERY_SOURCE,
                    others.subList(1, others.size()),
                    List.of());
        }
        List<Held> others =
                saying.stream().skip(1).map(record -> held(field, record)).toList();
        return new FieldOrigin(
                field,
                Optional.of(chosen.value()),
                Optional.of(chosen),
                rule(field, saying),
                others,
                field == CustomerField.TELEPHONES ? unread(saying.get(0)) : List.of());
    }

    private static List<String> unread(CustomerRecord record) {
        return record.said().telephones().stream()
                .flatMap(telephone -> TelephoneReader.read(telephone).unread().stream())
                .toList();
    }

    private Rule rule(CustomerField field, List<CustomerRecord> saying) {
        CustomerRecord first = saying.get(0);
        if (first.verified(field).isPresent()) {
            return Rule.VERIFIED_BY_CUSTOMER;
        }
        if (saying.size() == 1) {
            return Rule.ONLY_ONE_SAYS;
        }
        if (saying.stream().map(record -> field.text(record.said())).distinct().count() == 1) {
            return Rule.ALL_AGREE;
        }
        return place(field, first) < place(field, saying.get(1)) ? Rule.SOURCE_PRIORITY : Rule.FRESHNESS;
    }

    private List<CustomerRecord> inOrder(CustomerField field) {
        Comparator<CustomerRecord> order = Comparator.<CustomerRecord>comparingInt(
                        record -> record.verified(field).isPresent() ? 0 : 1)
                .thenComparing(
                        record -> record.verified(field).map(Verification::at).orElse(Instant.EPOCH),
                        Comparator.reverseOrder())
                .thenComparingInt(record -> place(field, record))
                .thenComparing(record -> asOf(field, record), Comparator.reverseOrder());
        return records.stream()
                .filter(record -> field.text(record.said()).isPresent())
                .sorted(order)
                .toList();
    }

    private Optional<CustomerRecord> chosen(CustomerField field) {
        return inOrder(field).stream().findFirst();
    }

    private Optional<String> text(CustomerField field) {
        return chosen(field).flatMap(record -> field.text(record.said()));
    }

    private List<String> values(CustomerField field) {
        return chosen(field).map(record -> field.values(record.said())).orElse(List.of());
    }

    private List<String> all(CustomerField field) {
        Set<String> values = new LinkedHashSet<>();
        inOrder(field).forEach(record -> values.addAll(field.values(record.said())));
        return List.copyOf(values);
    }

    private int place(CustomerField field, CustomerRecord record) {
        return priority.applyAsInt(field, record.said().source());
    }

    private static Instant asOf(CustomerField field, CustomerRecord record) {
        return record.said()
                .fieldGroups()
                .getOrDefault(field.group(), record.said().changedAt());
    }

    private static Held held(CustomerField field, CustomerRecord record) {
        Optional<Verification> verified = record.verified(field);
        return new Held(
                record.said().id(),
                record.said().source(),
                field.text(record.said()).orElse(""),
                asOf(field, record),
                verified.map(Verification::by),
                verified.map(Verification::at));
    }
}
