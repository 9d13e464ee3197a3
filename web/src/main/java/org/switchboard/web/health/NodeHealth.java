package org.switchboard.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.switchboard.database.DatabaseHealth;
import org.switchboard.knowledge.SearchIndexing;
import org.switchboard.node.NodeStart;
import org.switchboard.source.file.SourceRuntime;

/** The checks behind {@code /health/live}, {@code /health/started} and {@code /health/ready}. */
@ApplicationScoped
public class NodeHealth {

    @Inject
    DatabaseHealth database;

    @Inject
    SourceRuntime sources;

    @Inject
    SearchIndexing indexing;

    @Inject
    NodeStart node;

    /**
     * A node that waits for its database is alive and must not be restarted for it. One that could not start for another
     * reason is not; the log says why.
     */
    @Produces
    @Liveness
    HealthCheck answers() {
        return () -> check("server", !node.hasFailed());
    }

    @Produces
    @Startup
    HealthCheck schemaIsThere() {
        return () -> check("schema", !node.hasFailed() && database.hasSchema());
    }

    @Produces
    @Readiness
    HealthCheck databaseAnswers() {
        return () -> check("database", !node.hasFailed() && database.answers());
    }

    @Produces
    @Readiness
    HealthCheck routesRun() {
        return () -> check("source-routes", !node.hasFailed() && sources.isRunning());
    }

    @Produces
    @Readiness
    HealthCheck articlesAreIndexed() {
        return () -> check("search-index", !node.hasFailed() && indexing.isReady());
    }

    private static HealthCheckResponse check(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
