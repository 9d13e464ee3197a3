package org.switchboard.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.switchboard.customer.persistence.CustomerLookUp;
import org.switchboard.customer.persistence.CustomerQueries;
import org.switchboard.shared.NotFoundException;

/** Finds customers by whatever a caller can name, and opens their file. */
@ApplicationScoped
public class Customers {

    public static final int LARGEST_LOOK_UP = 100;
    public static final int MOST_PER_CUSTOMER = 50;
    private static final int LONGEST_QUESTION = 100;

    @Inject
    CustomerLookUp lookUp;

    @Inject
    CustomerQueries queries;

    /**
     * Customers that match a name, its pinyin or initials, a part of a telephone number of at least four digits, an
     * account, meter, usage-point or identity number, or a part of an address; the most telling match first, each
     * customer once.
     *
     * @param question as the agent typed it; what is longer than 100 characters is cut
     * @param limit at most {@link #LARGEST_LOOK_UP}
     */
    @Transactional
    public List<CustomerMatch> matching(String question, int limit) {
        String asked = question.strip();
        asked = asked.length() > LONGEST_QUESTION ? asked.substring(0, LONGEST_QUESTION) : asked;
        return asked.isEmpty() ? List.of() : lookUp.matching(asked, Math.max(1, Math.min(limit, LARGEST_LOOK_UP)));
    }

    /** @throws NotFoundException when there is no such customer */
    @Transactional
    public CustomerFile file(long customerId) {
        return queries.file(customerId).orElseThrow(() -> new NotFoundException("customer", customerId));
    }

    /** The customer behind a usage point, by the usage point's own key. */
    @Transactional
    public Optional<Long> customerOfUsagePoint(String usagePointKey) {
        return queries.customerOfUsagePoint(usagePointKey);
    }
}
