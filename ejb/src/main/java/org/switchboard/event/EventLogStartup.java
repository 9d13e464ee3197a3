package org.switchboard.event;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.node.StartGuard;

/**
 * Starts the readers of this node, after the partitions that its events need. All other start-up beans but that of the schema
 * depend on it, since none may publish before the repair after a restore.
 */
@Singleton
@Startup
@Interceptors(StartGuard.class)
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventLogStartup {

    private static final Logger LOG = Logger.getLogger(EventLogStartup.class.getName());

    private static final Duration CHECK_PAUSE = Duration.ofSeconds(10);

    @Inject
    EventDispatcher dispatcher;

    @Inject
    EventLogMaintenance maintenance;

    @Inject
    Instance<EventConsumer> consumers;

    @Inject
    Instance<BroadcastListener> listeners;

    @Resource
    ManagedThreadFactory threads;

    private EventReaderStart readerStart;

    @PostConstruct
    void start() {
        makePartitions();
        consumers.forEach(dispatcher::register);
        for (Instance.Handle<BroadcastListener> listener : listeners.handles()) {
            // of the bean: the class of the object is that of a proxy
            dispatcher.addListener(listener.getBean().getBeanClass().getSimpleName(), listener.get());
        }
        readerStart =
                new EventReaderStart(maintenance::repairAfterRestore, () -> dispatcher.start(threads), CHECK_PAUSE);
        readerStart.begin(threads);
    }

    @PreDestroy
    void stop() {
        readerStart.stop();
        dispatcher.stop();
    }

    /** The default partition takes events without one, until {@link EventPartitionsJob} makes it. */
    private void makePartitions() {
        try {
            maintenance.makePartitions();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "event log: partitions not made, tried again", failure);
        }
    }
}
