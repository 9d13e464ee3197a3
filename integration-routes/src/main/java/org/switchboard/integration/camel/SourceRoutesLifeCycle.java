package org.switchboard.integration.camel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.routefile.ProtocolLibraries;
import org.switchboard.node.StartGuard;
import org.switchboard.source.PollingLeadership;
import org.switchboard.source.feed.Feeds;

/**
 * Starts the source routes once schema and event log are ready, beside the start of the application: no route file, however
 * bad, keeps people from working.
 */
@Singleton
@Startup
@Interceptors(StartGuard.class)
@DependsOn("ejb.jar#EventLogStartup")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SourceRoutesLifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRoutesLifeCycle.class);

    @Inject
    SourceRoutes routes;

    @Inject
    PollingLeadership leadership;

    @Inject
    Feeds feeds;

    @Inject
    @ConfigProperty(name = "switchboard.sources.look.millis", defaultValue = "1000")
    long millisBetweenLooks;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ManagedThreadFactory threads;

    private Future<?> scanTask;
    private boolean started;

    @PostConstruct
    void start() {
        List<String> absent = ProtocolLibraries.absentKamelets();
        if (!absent.isEmpty()) {
            LOG.info("kamelets not in this EAR: {}", String.join(", ", absent));
        }
        leadership.seek(threads);
        scanTask = scheduler.scheduleWithFixedDelay(this::scan, 0, millisBetweenLooks, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        scanTask.cancel(false);
        routes.stop();
        leadership.release();
    }

    /** Runs as a task of the scheduler, one at a time; whatever fails is tried again at the next look. */
    private void scan() {
        try {
            if (!started) {
                routes.start(Optional.of(threads));
                started = true;
            }
            routes.scan();
        } catch (Exception notNow) {
            if (feeds.isStorageUnavailable(notNow)) {
                LOG.debug("source routes wait for the database", notNow);
            } else {
                LOG.error("source routes not checked, will be tried again", notNow);
            }
        }
    }
}
