package org.switchboard.customer.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer with their accounts and usage points, each list bounded by {@link #MOST_PER_CUSTOMER}.
 *
 * @param customer all records of this customer in one
 * @param records one of each source, at least one
 * @param recordIds of all records, also of those that their source has deleted: what is attached to them is still there
 * @param accounts one that several sources know stands here once
 */
public record CustomerFile(
        Customer customer,
        List<Customer> records,
        Set<Long> recordIds,
        List<Account> accounts,
        List<UsagePoint> usagePoints) {

    public static final int MOST_PER_CUSTOMER = 50;

    public CustomerFile {
        records = List.copyOf(records);
        recordIds = Set.copyOf(recordIds);
        accounts = List.copyOf(accounts);
        usagePoints = List.copyOf(usagePoints);
    }

    /** The sources that know this customer, the one that gives the name first. */
    public List<String> sources() {
        return Stream.concat(Stream.of(customer), records.stream())
                .map(Customer::source)
                .distinct()
                .collect(Collectors.toList());
    }
}
