package org.switchboard.integration.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchboard.billing.BalanceEnquiry;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.integration.camel.LiveRoute;
import org.switchboard.integration.camel.SourceRoutes;
import org.switchboard.integration.failure.FailureSentence;

/**
 * Asks the route {@code direct:account-balance} of the site's source files. It gets the account's number in the header
 * {@code accountNumber} and each of its identifiers under the identifier's own name, and gives the canonical balance
 * or, for an account that billing does not know, nothing.
 */
@ApplicationScoped
public class RouteBalanceEnquiry implements BalanceEnquiry {

    public static final String ACCOUNT_NUMBER = "accountNumber";

    private LiveRoute route;

    /** For the container's proxy. */
    protected RouteBalanceEnquiry() {}

    @Inject
    public RouteBalanceEnquiry(SourceRoutes routes) {
        this.route = new LiveRoute(routes, "account-balance");
    }

    @Override
    @WithSpan(value = "look-up account-balance", kind = SpanKind.CLIENT)
    public CompletionStage<Optional<AccountBalance>> ask(AccountReference account) {
        Map<String, String> headers = new HashMap<>(account.identifiers());
        headers.put(ACCOUNT_NUMBER, account.number());
        return route.ask(headers).handle(RouteBalanceEnquiry::read);
    }

    private static Optional<AccountBalance> read(Optional<JsonNode> answer, Throwable failure) {
        if (failure != null) {
            throw new BillingUnavailable(FailureSentence.of(failure), failure);
        }
        return answer.map(BalanceAnswer::read);
    }
}
