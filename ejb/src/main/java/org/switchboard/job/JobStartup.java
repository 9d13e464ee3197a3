package org.switchboard.job;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.switchboard.node.StartGuard;

/** Starts the jobs of all features with the node, once schema and event log are ready, and ends them with it. */
@Singleton
@Startup
@Interceptors(StartGuard.class)
@DependsOn("EventLogStartup")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobStartup {

    @Inject
    JobScheduler scheduler;

    @Inject
    @Any
    Instance<PeriodicJob> jobs;

    @Resource
    ManagedScheduledExecutorService threads;

    @PostConstruct
    void start() {
        scheduler.start(threads, jobs);
    }

    @PreDestroy
    void stop() {
        scheduler.stop();
    }
}
