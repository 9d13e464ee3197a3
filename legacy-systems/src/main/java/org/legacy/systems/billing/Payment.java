package org.legacy.systems.billing;

import java.time.LocalDate;

/** Money that came in; the method is a code of the customer system. */
public record Payment(String number, LocalDate paidOn, long amountFen, String method) {}
