package org.switchboard.integration.webhook;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** {@code webhook:bean}, where the bean is a {@link WebhookSettings}. */
public class WebhookComponent extends DefaultComponent {

    public static final String SCHEME = "webhook";

    private final WebhookRegistry doors;
    private final Clock clock;

    public WebhookComponent(WebhookRegistry doors, Clock clock) {
        this.doors = doors;
        this.clock = clock;
    }

    /** A door whose settings do not fit together is none, so that its route file does not load. */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        WebhookSettings door = CamelContextHelper.mandatoryLookup(getCamelContext(), remaining, WebhookSettings.class);
        return new WebhookEndpoint(uri, this, door, door.check(clock));
    }

    WebhookRegistry doors() {
        return doors;
    }
}
