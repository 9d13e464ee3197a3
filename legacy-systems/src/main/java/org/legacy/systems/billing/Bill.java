package org.legacy.systems.billing;

import java.time.LocalDate;
import java.time.YearMonth;

/** A bill for one month, due on the 25th of the next. */
public record Bill(YearMonth month, long amountFen) {

    public LocalDate dueOn() {
        return month.plusMonths(1).atDay(25);
    }
}
