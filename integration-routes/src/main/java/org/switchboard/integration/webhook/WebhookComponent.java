package org.switchboard.integration.webhook;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** {@code webhook:bean}, where the bean is a {@link WebhookSettings}. */
public class WebhookComponent extends DefaultComponent {

    public static final String SCHEME = "webhook";

    private final WebhookRegistry registry;
    private final Clock clock;

    public WebhookComponent(WebhookRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Invalid settings fail here, so that the route file does not load. */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        WebhookSettings webhook =
                CamelContextHelper.mandatoryLookup(getCamelContext(), remaining, WebhookSettings.class);
        return new WebhookEndpoint(uri, this, webhook, webhook.check(clock));
    }

    WebhookRegistry registry() {
        return registry;
    }
}
