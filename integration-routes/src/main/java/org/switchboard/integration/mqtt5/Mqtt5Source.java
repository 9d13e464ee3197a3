package org.switchboard.integration.mqtt5;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.LinkSource;

/** Topics of a broker, as a route listens to them. */
public class Mqtt5Source extends Mqtt5Broker implements LinkSource, CamelContextAware {

    private CamelContext context;

    @Override
    public Link open() throws LinkLost, InterruptedException {
        return Mqtt5Link.open(this, SourceServices.of(context).clock());
    }

    @Override
    public Link openForTrial() throws LinkLost, InterruptedException {
        return Mqtt5Link.open(forTrial(), SourceServices.of(context).clock());
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }
}
