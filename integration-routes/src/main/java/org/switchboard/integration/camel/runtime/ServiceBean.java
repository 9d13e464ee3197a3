package org.switchboard.integration.camel.runtime;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** A bean of a Kamelet that needs services of the application: it looks them up when Camel gives it its context. */
public abstract class ServiceBean implements CamelContextAware {

    private CamelContext context;
    private SourceServices services;

    protected final SourceServices services() {
        return services;
    }

    @Override
    public final CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        this.services = SourceServices.of(context);
    }
}
