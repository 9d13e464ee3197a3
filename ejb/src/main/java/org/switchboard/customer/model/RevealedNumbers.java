package org.switchboard.customer.model;

import java.util.List;
import java.util.Optional;

/**
 * The personal numbers of a customer in full.
 *
 * @param records the same of each record, since they may differ
 */
public record RevealedNumbers(
        long id,
        Optional<String> identityNumber,
        List<String> telephones,
        List<String> emails,
        List<OfRecord> records) {

    public RevealedNumbers {
        telephones = List.copyOf(telephones);
        emails = List.copyOf(emails);
        records = List.copyOf(records);
    }

    /** What one record holds. */
    public record OfRecord(
            long id, String source, Optional<String> identityNumber, List<String> telephones, List<String> emails) {

        public OfRecord {
            telephones = List.copyOf(telephones);
            emails = List.copyOf(emails);
        }

        static OfRecord of(Customer record) {
            return new OfRecord(
                    record.id(), record.source(), record.identityNumber(), record.telephones(), record.emails());
        }
    }

    public static RevealedNumbers of(Customer customer, List<Customer> records) {
        return new RevealedNumbers(
                customer.id(),
                customer.identityNumber(),
                customer.telephones(),
                customer.emails(),
                records.stream().map(OfRecord::of).toList());
    }
}
