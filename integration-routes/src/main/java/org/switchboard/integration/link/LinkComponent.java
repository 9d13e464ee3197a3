package org.switchboard.integration.link;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** {@code link:bean}, where the bean is a {@link LinkSource}. */
public class LinkComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        LinkSource source = CamelContextHelper.mandatoryLookup(getCamelContext(), remaining, LinkSource.class);
        return new LinkEndpoint(uri, this, remaining, source);
    }
}
