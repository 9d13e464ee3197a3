package org.switchboard.customer.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}
