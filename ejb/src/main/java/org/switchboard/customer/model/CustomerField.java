package org.switchboard.customer.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.access.model.Masked;
import org.switchboard.shared.NotFoundException;

/** Fields in which records of one customer may differ. */
public enum CustomerField {
    NAME("name", "identity", customer -> one(customer.name())),
    KIND("kind", "identity", customer -> customer.kind().stream().toList()),
    IDENTITY_NUMBER("identityNumber", "identity", customer -> customer.identityNumber().stream()
            .toList()),
    LANGUAGE("language", "identity", customer -> customer.language().stream().toList()),
    TELEPHONES("telephones", "contact", Customer::telephones),
    EMAILS("emails", "contact", Customer::emails),
    TIER("tier", "standing", customer -> customer.tier().stream().toList()),
    /** Life support reported by any source counts. */
    SENSITIVE("sensitive", "standing", Customer::sensitive);

    private static final String BETWEEN = " / ";

    private final String wireName;
    private final String group;
    private final Function<Customer, List<String>> values;

    CustomerField(String wireName, String group, Function<Customer, List<String>> values) {
        this.wireName = wireName;
        this.group = group;
        this.values = values;
    }

    private static List<String> one(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }

    /** As in records and in the interface for programs. */
    public String wireName() {
        return wireName;
    }

    /** The fields whose age a source reports together. */
    public String group() {
        return group;
    }

    /** @throws NotFoundException when there is no such field */
    public static CustomerField named(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("field", wireName));
    }

    public List<String> values(Customer record) {
        return values.apply(record);
    }

    /** A value in readable form as views show it: personal numbers are masked, what is no number stays. */
    public String masked(String text) {
        return switch (this) {
            case IDENTITY_NUMBER, TELEPHONES -> Masked.numbers(text);
            case EMAILS ->
                String.join(
                        BETWEEN,
                        Arrays.stream(text.split(BETWEEN)).map(Masked::email).toList());
            default -> text;
        };
    }

    /** In readable form; empty when the record holds nothing. */
    public Optional<String> text(Customer record) {
        List<String> held = values(record);
        return held.isEmpty() ? Optional.empty() : Optional.of(String.join(BETWEEN, held));
    }
}
