package org.switchboard.integration.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchboard.integration.camel.runtime.ServiceBean;

/** What the beans of all look-up Kamelets have in common: the guard of their route, and the mapping of the answer. */
public abstract class LookupBean extends ServiceBean {

    private final int mostWaiting;
    private LookupServices lookups;
    private String mapping = "";

    /** @param mostWaiting so many may wait for an answer of this look-up at once; the next one is not asked */
    protected LookupBean(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** A missing or broken mapping is reported when the route is loaded, not at the first look-up. */
    public final void requireMapping() {
        answerMapping().require();
    }

    /** @param otherwise names the look-up where the message came from no route */
    protected final GuardedLookup guard(Exchange exchange, String otherwise) {
        return lookups.breakers().of(exchange, services().routeFeeds(), otherwise, mostWaiting);
    }

    protected final Executor threads() {
        return lookups.threads(getCamelContext());
    }

    /** Puts the answer into the body, mapped, or null when there is none. */
    protected final void answer(Message message, Optional<JsonNode> answer) {
        message.removeHeaders("*");
        message.setBody(answer.map(answerMapping()::apply).orElse(null));
    }

    private AnswerMapping answerMapping() {
        return new AnswerMapping(services(), mapping);
    }

    @Override
    public final void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        this.lookups = LookupServices.of(context);
    }

    public final void setMapping(String mapping) {
        this.mapping = mapping;
    }
}
