package org.switchboard.customer;

import java.util.List;
import java.util.Optional;

/**
 * One line of a look-up: enough to tell the caller from their namesakes, and what the match stands on.
 *
 * @param id the same whichever of a customer's records matched
 * @param recordId the record that matched
 */
public record CustomerMatch(
        long id,
        long recordId,
        String name,
        Optional<String> tier,
        List<String> sensitive,
        Optional<String> telephone,
        Optional<String> accountNumber,
        Optional<String> address,
        MatchedOn matchedOn,
        String matchedValue) {

    /** In the order of how much a match says. */
    public enum MatchedOn {
        ACCOUNT_NUMBER,
        METER,
        USAGE_POINT,
        IDENTITY_NUMBER,
        TELEPHONE,
        NAME,
        PINYIN,
        PINYIN_INITIALS,
        ADDRESS
    }
}
