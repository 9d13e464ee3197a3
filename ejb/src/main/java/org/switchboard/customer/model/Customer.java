package org.switchboard.customer.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Masked;

/**
 * A customer as their source reports them.
 *
 * @param kind person or organisation
 * @param tier diamond, gold, silver, standard, or whatever the site uses
 * @param sensitive reasons why an outage is worse here: life-support, hospital, school-in-exams …
 * @param fieldGroups since when the source has reported the values of each field group
 */
public record Customer(
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

    public static final String LIFE_SUPPORT = "life-support";

    public boolean needsLifeSupport() {
        return sensitive.contains(LIFE_SUPPORT);
    }

    /** Its numbers as views show them. */
    public Customer masked() {
        return new Customer(
                id,
                source,
                key,
                changedAt,
                name,
                kind,
                identityNumber.map(Masked::number),
                telephones.stream().map(Masked::number).toList(),
                emails.stream().map(Masked::email).toList(),
                tier,
                sensitive,
                language,
                fieldGroups);
    }
}
