package org.switchboard.web.api.list;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/** Reads the values that come as text; one that cannot be read is a problem that names the field and the value. */
public final class QueryValue {

    private static final int SMALLEST_LIMIT = 1;
    private static final Duration NOW_TOLERANCE = Duration.ofMinutes(1);

    private QueryValue() {}

    /** A missing or blank value counts as not given. */
    public static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    public static String required(String field, String value) {
        return given(value).orElseThrow(() -> new ProblemException(Problem.badValue(field, null, "required")));
    }

    /** How many are wanted: {@code usual} without a limit; more than {@code largest} counts as that. */
    public static int limit(String value, int usual, int largest) {
        return atMost("limit", value, usual, largest);
    }

    /** The same for a search. */
    public static int size(String value, int usual, int largest) {
        return atMost("size", value, usual, largest);
    }

    private static int atMost(String field, String value, int usual, int largest) {
        int wanted = given(value)
                .map(text -> number(field, text, SMALLEST_LIMIT, Integer.MAX_VALUE))
                .orElse(usual);
        return Math.min(wanted, largest);
    }

    public static int number(String field, String value, int smallest, int largest) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new ProblemException(Problem.badValue(field, value, "number"));
        }
        throw new ProblemException(Problem.badValue(field, value, "range", smallest, largest));
    }

    /** The number of one of our own things. */
    public static long id(String field, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException notOurs) {
            throw new ProblemException(Problem.badValue(field, value, "id"));
        }
    }

    public static Optional<Instant> instant(String field, String value) {
        return given(value).map(text -> moment(field, text));
    }

    private static Instant moment(String field, String text) {
        try {
            // a plus sign that was not escaped arrives as a space
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException notAMoment) {
            throw new ProblemException(Problem.badValue(field, text, "instant"));
        }
    }

    /** For what can be answered only for now: a moment that is further away than clocks differ is refused. */
    public static void requirePresent(String field, String value, Instant now) {
        instant(field, value)
                .filter(asked -> Duration.between(asked, now).abs().compareTo(NOW_TOLERANCE) > 0)
                .ifPresent(other -> {
                    throw new ProblemException(Problem.badValue(field, value, "present"));
                });
    }

    /** One of these values by its name on the wire. */
    public static <T> T oneOf(String field, String value, Collection<T> allowed, Function<T, String> name) {
        return allowed.stream()
                .filter(each -> name.apply(each).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badValue(
                        field, value, "one-of", allowed.stream().map(name).collect(Collectors.joining(", ")))));
    }

    public static <E extends Enum<E>> E oneOf(String field, String value, Class<E> allowed) {
        return oneOf(field, value, Arrays.asList(allowed.getEnumConstants()), constant -> constant.name()
                .toLowerCase(Locale.ROOT));
    }
}
