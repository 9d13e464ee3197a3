package org.switchboard.integration.lookup;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;

/** What the look-ups of one Camel context share: the breakers, and the threads that take answers in. */
public final class LookupServices {

    public static final String NAME = "switchboardLookups";

    private final LookupBreakers breakers;
    private ExecutorService threads;

    public LookupServices(LookupBreakers breakers) {
        this.breakers = breakers;
    }

    public static LookupServices of(CamelContext context) {
        return context.getRegistry().lookupByNameAndType(NAME, LookupServices.class);
    }

    LookupBreakers breakers() {
        return breakers;
    }

    /**
     * Threads of the server, as many as process an answer; none waits for one. Made with the first look-up, and
     * ended with the context.
     */
    public synchronized Executor threads(CamelContext context) {
        if (threads == null) {
            threads = context.getExecutorServiceManager().newCachedThreadPool(this, "look-up");
        }
        return threads;
    }
}
