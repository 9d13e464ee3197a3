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

    /** A node that answers is alive: one that waits for its database must not be restarted for it. */
    @Produces
    @Liveness
    HealthCheck answers() {
        return () -> check("server", true);
    }

    @Produces
    @Startup
    HealthCheck schemaIsThere() {
        return () -> check("schema", database.hasSchema());
    }

    @Produces
    @Readiness
    HealthCheck databaseAnswers() {
        return () -> check("database", database.answers());
    }

    @Produces
    @Readiness
    HealthCheck routesRun() {
        return () -> check("source-routes", sources.isRunning());
    }

    @Produces
    @Readiness
    HealthCheck articlesAreIndexed() {
        return () -> check("search-index", indexing.isReady());
    }

    private static HealthCheckResponse check(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
