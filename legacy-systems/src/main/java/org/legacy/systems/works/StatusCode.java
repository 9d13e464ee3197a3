package org.legacy.systems.works;

import java.util.Arrays;
import java.util.Optional;

/** How far a job is, in the order of its two digits; nothing here goes back. */
public enum StatusCode {
    ACCEPTED("00"),
    DISPATCHED("10"),
    SET_OUT("20"),
    ARRIVED("30"),
    POWERED("80"),
    FILED("90"),
    VOID("99");

    private final String digits;

    StatusCode(String digits) {
        this.digits = digits;
    }

    public String digits() {
        return digits;
    }

    public static Optional<StatusCode> of(String digits) {
        return Arrays.stream(values())
                .filter(code -> code.digits.equals(digits))
                .findFirst();
    }
}
