package org.switchboard.integration.webhook;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** {@code webhook:bean}, where the bean is a {@link WebhookDoor}. */
public class WebhookComponent extends DefaultComponent {

    public static final String SCHEME = "webhook";

    private final WebhookDoors doors;
    private final Clock clock;

    public WebhookComponent(WebhookDoors doors, Clock clock) {
        this.doors = doors;
        this.clock = clock;
    }

    /** A door whose settings do not fit together is none, so that its route file does not load. */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        WebhookDoor door = CamelContextHelper.mandatoryLookup(getCamelContext(), remaining, WebhookDoor.class);
        return new WebhookEndpoint(uri, this, door, door.check(clock));
    }

    WebhookDoors doors() {
        return doors;
    }
}
