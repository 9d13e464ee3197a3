package org.switchboard.web.api.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.switchboard.customer.model.Account;

/**
 * A customer account (户号).
 *
 * @param customerId the record of a customer that it belongs to
 * @param identifiers what other systems call this account, by system
 */
public record AccountAnswer(
        long id,
        long customerId,
        String source,
        String key,
        Instant changedAt,
        String number,
        Optional<String> status,
        Optional<LocalDate> openedOn,
        Map<String, String> identifiers) {

    public static AccountAnswer of(Account account) {
        return new AccountAnswer(
                account.id(),
                account.customerId(),
                account.source(),
                account.key(),
                account.changedAt(),
                account.number(),
                account.status(),
                account.openedOn(),
                account.identifiers());
    }
}
