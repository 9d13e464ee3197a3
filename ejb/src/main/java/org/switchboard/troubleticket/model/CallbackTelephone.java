package org.switchboard.troubleticket.model;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchboard.shared.BusinessException;

/** Whether a number can be dialled at all: a promise on one that cannot be is lost at once. */
final class CallbackTelephone {

    private static final String FIELD = "callbackTelephone";

    /** Digits as people group them, then an extension in any notation. */
    private static final Pattern DIALLED = Pattern.compile(
            "\\+?[0-9 ().\\-‐-―−]{3,30}(\\s*(转|分机|ext\\.?|x|#|,|;ext=)\\s*[0-9]{1,6})?", Pattern.CASE_INSENSITIVE);

    private static final Pattern EXTENSION = Pattern.compile("(转|分机|ext|x|#|,|;).*$", Pattern.CASE_INSENSITIVE);

    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 15;

    private CallbackTelephone() {}

    /** The number as it was given, without blanks at its ends. */
    static String checked(Optional<String> telephone) {
        String given = telephone
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .orElseThrow(() -> new BusinessException("callback-without-telephone", FIELD, null));
        String plain = Normalizer.normalize(given, Normalizer.Form.NFKC);
        int digits = EXTENSION
                .matcher(plain)
                .replaceFirst("")
                .replaceAll("[^0-9]", "")
                .length();
        if (!DIALLED.matcher(plain).matches() || digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            throw new BusinessException("bad-telephone", FIELD, given, given);
        }
        return given;
    }
}
