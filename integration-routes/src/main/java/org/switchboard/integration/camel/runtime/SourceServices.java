package org.switchboard.integration.camel.runtime;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.file.FailedFiles;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.load.InitialLoadRunner;

/** What the beans of our Kamelets need from the application; they find it in their context's registry. */
public record SourceServices(
        Feeds feeds,
        FailedFiles failedFiles,
        KeyReconciliation keyReconciliation,
        InitialLoadRunner loads,
        RouteFeeds routeFeeds,
        RouteFailures failures,
        StoppingRoutes stopping,
        HeldRoutes held,
        JsltRecordMappings mappings,
        Clock clock) {

    public static final String NAME = "switchboardServices";

    public static SourceServices of(CamelContext context) {
        return context.getRegistry().lookupByNameAndType(NAME, SourceServices.class);
    }
}
