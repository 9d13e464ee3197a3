package org.switchboard.customer.model;

import java.util.Map;
import java.util.Optional;

/** One source's record of a customer, with what the customer confirmed of it. */
public record CustomerRecord(Customer said, boolean deleted, Map<CustomerField, Verification> verifications) {

    public CustomerRecord {
        verifications = Map.copyOf(verifications);
    }

    /** A value that the customer confirmed, while the record still holds it. */
    public Optional<Verification> verified(CustomerField field) {
        return Optional.ofNullable(verifications.get(field))
                .filter(verification ->
                        field.text(said).filter(verification.value()::equals).isPresent());
    }
}
