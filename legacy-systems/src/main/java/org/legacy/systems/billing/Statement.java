package org.legacy.systems.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account as billing sees it on a day.
 *
 * @param balanceFen negative when money is owed, positive when prepaid
 * @param overdue overdue bills, oldest first
 * @param current the bill that is out but not yet due
 * @param cutOn since when the supply is cut off for debt
 * @param payments newest first
 */
public record Statement(
        long balanceFen,
        List<Bill> overdue,
        Optional<Bill> current,
        Optional<LocalDate> cutOn,
        List<Payment> payments) {

    public long owedFen() {
        return overdue.stream().mapToLong(Bill::amountFen).sum();
    }
}
