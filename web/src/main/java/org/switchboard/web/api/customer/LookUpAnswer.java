package org.switchboard.web.api.customer;

import java.util.List;
import org.switchboard.customer.model.CustomerMatches;

/**
 * Customers whom a question finds.
 *
 * @param total how many match, of whom the first are given
 * @param more whether there are more than {@code total}, which is not counted further
 */
public record LookUpAnswer(List<MatchAnswer> items, int total, boolean more) {

    static LookUpAnswer of(CustomerMatches found) {
        return new LookUpAnswer(found.matches().stream().map(MatchAnswer::of).toList(), found.total(), found.more());
    }
}
