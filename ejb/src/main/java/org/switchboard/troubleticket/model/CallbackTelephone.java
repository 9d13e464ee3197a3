package org.switchboard.troubleticket.model;

import java.util.Optional;
import org.switchboard.customer.spelling.TelephoneReader;
import org.switchboard.customer.spelling.TelephoneReader.Reading;
import org.switchboard.shared.BusinessException;

/** Whether a number can be dialled at all: a callback to any other number is impossible. */
final class CallbackTelephone {

    private static final String FIELD = "callbackTelephone";

    private CallbackTelephone() {}

    /** The number as it was given, without blanks at its ends. */
    static String checked(Optional<String> telephone) {
        String given = telephone
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .orElseThrow(() -> new BusinessException("callback-without-telephone", FIELD, null));
        Reading read = TelephoneReader.read(given);
        if (read.numbers().isEmpty() || !read.unread().isEmpty()) {
            throw new BusinessException("bad-telephone", FIELD, given, given);
        }
        return given;
    }
}
