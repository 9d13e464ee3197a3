package org.switchboard.customer;

import java.util.List;

/** A customer with their accounts and usage points, each list bounded by {@link Customers#MOST_PER_CUSTOMER}. */
public record CustomerFile(Customer customer, List<Account> accounts, List<UsagePoint> usagePoints) {

    public CustomerFile {
        accounts = List.copyOf(accounts);
        usagePoints = List.copyOf(usagePoints);
    }
}
