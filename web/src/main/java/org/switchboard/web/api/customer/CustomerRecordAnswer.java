package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.customer.model.Customer;

/**
 * A customer as a source describes them.
 *
 * @param kind person or organisation
 * @param tier diamond, gold, silver, standard, or whatever the site uses
 * @param sensitive reasons why an outage is worse here: life-support, hospital, school-in-exams …
 * @param fieldGroups since when the source has reported the values of each field group
 */
public record CustomerRecordAnswer(
        long id,
        String source,
        String key,
        Instant changedAt,
        String name,
        Optional<String> kind,
        Optional<String> identityNumber,
        List<String> telephones,
        List<String> emails,
        Optional<String> tier,
        List<String> sensitive,
        Optional<String> language,
        Map<String, Instant> fieldGroups) {

    public static CustomerRecordAnswer of(Customer customer) {
        return new CustomerRecordAnswer(
                customer.id(),
                customer.source(),
                customer.key(),
                customer.changedAt(),
                customer.name(),
                customer.kind(),
                customer.identityNumber(),
                customer.telephones(),
                customer.emails(),
                customer.tier(),
                customer.sensitive(),
                customer.language(),
                customer.fieldGroups());
    }
}
