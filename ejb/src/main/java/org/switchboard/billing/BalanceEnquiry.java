package org.switchboard.billing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchboard.billing.model.AccountBalance;

/**
 * Port: asks the billing system about one account, now. Bounded in time by the adapter, which holds no thread while
 * billing has not answered.
 */
public interface BalanceEnquiry {

    /**
     * @param account our account's number and what other systems call it
     * @return empty when billing answered that it does not know the account; fails with {@link BillingUnavailable} when it
     *     did not answer in time, or not in a form that makes sense
     */
    CompletionStage<Optional<AccountBalance>> ask(AccountReference account);

    /**
     * @param number the account number as printed on the bill
     * @param identifiers what other systems call the account, by system
     */
    record AccountReference(String number, Map<String, String> identifiers) {}

    /** Billing did not answer, or not sensibly; the message describes it, for the card's tooltip and the log. */
    class BillingUnavailable extends RuntimeException {

        public BillingUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
