package org.switchboard.integration.trial;

import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Expression;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointStrategy;
import org.switchboard.integration.camel.SourceRoutes;
import org.switchboard.integration.camel.runtime.RoutePermits;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.link.LinkEndpoint;
import org.switchboard.integration.lookup.LookupBreakers;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.integration.webhook.WebhookEndpoint;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.intake.Intake;

/** Routes that read for real and leave the source as it is: files stay where they lie, and nothing is confirmed. */
final class TrialRoutes extends SourceRoutes {

    TrialRoutes(
            SourceFolder folder,
            SourceFiles files,
            JsltRecordMappings mappings,
            Intake intake,
            Feeds feeds,
            java.time.Clock clock) {
        super(
                folder,
                files,
                mappings,
                intake,
                feeds,
                new NoReconciliation(),
                new NoInitialLoad(),
                new NoDeliveries(),
                new NoFailedFiles(),
                new LookupBreakers(),
                clock,
                RoutePermits.all(),
                Optional.empty());
    }

    @Override
    protected void prepare(DefaultCamelContext starting) {
        starting.getCamelContextExtension().registerEndpointCallback(new NothingMoves());
    }

    private static final class NothingMoves implements EndpointStrategy {

        @Override
        public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
            if (endpoint instanceof GenericFileEndpoint<?> files) {
                files.setNoop(true);
                files.setMove((Expression) null);
                files.setProcessStrategy(null);
                files.setDelete(false);
            }
            if (endpoint instanceof LinkEndpoint link) {
                link.onlyLook();
            }
            if (endpoint instanceof WebhookEndpoint webhook) {
                webhook.onlyLook();
            }
            return endpoint;
        }
    }
}
