package org.switchboard.web.api.customer;

import java.util.List;
import java.util.Optional;
import org.switchboard.customer.model.RevealedNumbers;

/**
 * The personal numbers of a customer in full.
 *
 * @param records the same of each record
 */
public record RevealedNumbersAnswer(
        long id,
        Optional<String> identityNumber,
        List<String> telephones,
        List<String> emails,
        List<RecordNumbersAnswer> records) {

    /** What one record holds. */
    public record RecordNumbersAnswer(
            long id, String source, Optional<String> identityNumber, List<String> telephones, List<String> emails) {

        public static RecordNumbersAnswer of(RevealedNumbers.OfRecord record) {
            return new RecordNumbersAnswer(
                    record.id(), record.source(), record.identityNumber(), record.telephones(), record.emails());
        }
    }

    public static RevealedNumbersAnswer of(RevealedNumbers numbers) {
        return new RevealedNumbersAnswer(
                numbers.id(),
                numbers.identityNumber(),
                numbers.telephones(),
                numbers.emails(),
                numbers.records().stream().map(RecordNumbersAnswer::of).toList());
    }
}
