package org.switchboard.integration.billing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.switchboard.billing.BalanceEnquiry;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.integration.camel.FailureSentence;
import org.switchboard.integration.camel.SourceRoutes;

/**
 * Asks the route {@code direct:account-balance} of the site's source files. It gets the account's number in the header
 * {@code accountNumber} and each of its identifiers under the identifier's own name, and gives the canonical balance
 * or, for an account that billing does not know, nothing.
 */
@ApplicationScoped
public class RouteBalanceEnquiry implements BalanceEnquiry {

    public static final String ACCOUNT_NUMBER = "accountNumber";

    /** A route that is being replaced is waited for this long, and a missing one not longer. */
    private static final String ROUTE = "direct:account-balance?timeout=300";

    private SourceRoutes routes;

    /** For the container's proxy. */
    protected RouteBalanceEnquiry() {}

    @Inject
    public RouteBalanceEnquiry(SourceRoutes routes) {
        this.routes = routes;
    }

    @Override
    public Optional<AccountBalance> ask(AccountReference account) {
        ProducerTemplate caller =
                routes.caller().orElseThrow(() -> new BillingUnavailable("The source routes do not run yet.", null));
        Map<String, Object> headers = new HashMap<>(account.identifiers());
        headers.put(ACCOUNT_NUMBER, account.number());
        Exchange answer =
                caller.request(ROUTE, exchange -> exchange.getMessage().setHeaders(headers));
        if (answer.getException() != null) {
            throw new BillingUnavailable(FailureSentence.of(answer.getException()), answer.getException());
        }
        Object body = answer.getMessage().getBody();
        if (body == null) {
            return Optional.empty();
        }
        if (body instanceof JsonNode balance) {
            return Optional.of(BalanceAnswer.read(balance));
        }
        throw new BillingUnavailable("The route direct:account-balance gave no JSON.", null);
    }
}
