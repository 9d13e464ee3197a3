package org.switchboard.web.agentdesk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.switchboard.customer.spelling.TelephoneNumber;
import org.switchboard.customer.spelling.TelephoneNumber.Kind;
import org.switchboard.customer.spelling.TelephoneQuestion;
import org.switchboard.customer.spelling.TelephoneReader;

/**
 * What the draft of a matter at a place is about. A caller with a telephone number finds it again however the number is
 * typed; without one it belongs to the one call, so that nothing passes to the next caller.
 */
final class PlaceMatter {

    private static final String PREFIX = "call/place/";
    private static final Pattern CALL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PlaceMatter() {}

    /**
     * @param caller the look-up text that had no match
     * @param call of {@link #newCall}
     */
    static String of(String caller, String call) {
        return PREFIX
                + number(caller)
                        .map(number -> UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8))
                                .toString())
                        .orElse(call);
    }

    static String newCall() {
        return UUID.randomUUID().toString();
    }

    static boolean isCall(String text) {
        return text != null && CALL.matcher(text).matches();
    }

    /** Of a person: many call from behind a service number. */
    private static Optional<String> number(String caller) {
        if (caller == null || !TelephoneQuestion.isWholeNumber(caller)) {
            return Optional.empty();
        }
        List<TelephoneNumber> numbers = TelephoneReader.read(caller).numbers();
        return numbers.stream()
                .findFirst()
                .filter(number -> number.kind() != Kind.SERVICE)
                .map(TelephoneNumber::canonical);
    }
}
