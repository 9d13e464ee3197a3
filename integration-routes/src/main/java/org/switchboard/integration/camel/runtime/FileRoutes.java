package org.switchboard.integration.camel.runtime;

import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.switchboard.outbox.model.Destination;
import org.switchboard.source.model.FeedId;

/** The routes of one route file, read for the running context, with what is known of them before they start. */
public interface FileRoutes {

    /** The file, relative to the folder of the source files. */
    String path();

    /** The source of routes that fill no feed. */
    String name();

    /** The ids of the routes in the file, and of those that Kamelets make. */
    Set<String> allRouteIds();

    /** Which feeds each route fills. */
    Map<String, Set<FeedId>> feeds();

    /** What people call the routes that Kamelets make. */
    Map<String, String> names();

    /** Routes whose sources share out their records among all nodes that read. */
    Set<String> sharingRouteIds();

    /**
     * Whose messages the routes deliver.
     *
     * @throws IllegalArgumentException when two of them have the same destination
     */
    Set<Destination> destinations();

    void addTo(CamelContext target) throws Exception;
}
