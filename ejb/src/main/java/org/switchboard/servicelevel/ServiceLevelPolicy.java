package org.switchboard.servicelevel;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * One version of a limit or of a public number.
 *
 * @param key the same for all versions, such as {@code fault-arrival.urban}
 * @param value a whole number from 1 on, or the digits of a telephone number
 * @param validFrom the first day in force
 * @param basis the law, rule or commitment behind it
 * @throws IllegalArgumentException naming the part that is not allowed
 */
public record ServiceLevelPolicy(String key, String value, ServiceLevelUnit unit, LocalDate validFrom, String basis) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");
    private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern TELEPHONE = Pattern.compile("[0-9][0-9-]{1,19}");

    public ServiceLevelPolicy {
        require(KEY.matcher(key).matches(), "key", key);
        require(
                (unit == ServiceLevelUnit.TELEPHONE ? TELEPHONE : AMOUNT)
                        .matcher(value)
                        .matches(),
                "value",
                value);
        require(!basis.isBlank(), "basis", basis);
    }

    private static void require(boolean allowed, String part, String text) {
        if (!allowed) {
            throw new IllegalArgumentException("the " + part + " \"" + text + "\" is not allowed");
        }
    }
}
