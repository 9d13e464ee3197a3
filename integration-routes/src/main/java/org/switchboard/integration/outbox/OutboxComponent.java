package org.switchboard.integration.outbox;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.switchboard.outbox.Deliveries;
import org.switchboard.outbox.model.Destination;

/** {@code outbox:destination/record-type?period=…&firstPause=…&longestPause=…}, consumer only. */
public class OutboxComponent extends DefaultComponent {

    public static final String SCHEME = "outbox";

    private final Deliveries deliveries;
    private final Clock clock;

    public OutboxComponent(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int slash = remaining.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException(
                    "The outbox needs a destination and a record type, as in outbox:works/work-order");
        }
        Destination destination = new Destination(remaining.substring(0, slash), remaining.substring(slash + 1));
        OutboxEndpoint endpoint = new OutboxEndpoint(uri, this, destination);
        setProperties(endpoint, parameters);
        endpoint.backoff();
        return endpoint;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Clock clock() {
        return clock;
    }
}
