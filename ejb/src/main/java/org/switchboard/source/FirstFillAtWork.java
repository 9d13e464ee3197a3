package org.switchboard.source;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the indexes of tables that were filled: every second while this node fills one, else twice a minute, for a node that died. */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstFillAtWork {

    private static final Logger LOG = Logger.getLogger(FirstFillAtWork.class.getName());

    private static final int LOOKS_BETWEEN_QUESTIONS = 30;

    @Inject
    FirstFill fill;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private Future<?> looking;
    private int looks;

    @PostConstruct
    void start() {
        looking = scheduler.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    private void look() {
        if (!fill.isUnderWay() && looks++ % LOOKS_BETWEEN_QUESTIONS != 0) {
            return;
        }
        try {
            for (String table : fill.over()) {
                if (atWork.add(table)) {
                    scheduler.execute(() -> end(table));
                }
            }
        } catch (RuntimeException databaseIsAway) {
            LOG.log(
                    Level.WARNING,
                    "first fill not looked after, will be tried again: {0}",
                    databaseIsAway.getMessage());
        }
    }

    private void end(String table) {
        try {
            fill.end(table);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "indexes not made table=" + table + ", will be tried again", e);
        } finally {
            atWork.remove(table);
        }
    }
}
