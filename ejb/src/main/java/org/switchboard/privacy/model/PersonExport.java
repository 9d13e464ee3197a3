package org.switchboard.privacy.model;

import java.util.List;
import java.util.Map;

/**
 * All that is stored about one person.
 *
 * @param customerIds our numbers of the person's records
 * @param rows of each table that has any, each as a JSON object
 */
public record PersonExport(List<Long> customerIds, Map<String, List<String>> rows) {

    public PersonExport {
        customerIds = List.copyOf(customerIds);
    }
}
