package org.switchboard.source.intake;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Makes the indexes of tables that were filled: looks every second while there are such, else twice a minute, for a node
 * that died.
 */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InitialLoadScheduler {

    private static final Logger LOG = Logger.getLogger(InitialLoadScheduler.class.getName());

    private static final int LOOKS_BETWEEN_QUESTIONS = 30;
    /** For each table; the last one to be filled should not keep a single processor of the database busy. */
    private static final int INDEX_BUILDERS_PER_TABLE = 2;

    private static final int MOST_AT_ONCE = 3;

    @Inject
    InitialLoad fill;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** One of those who make a table's indexes. */
    private record Work(String table, int hand) {}

    private final Set<Work> atWork = ConcurrentHashMap.newKeySet();
    private Future<?> looking;
    private int looks;
    private boolean failing;

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
            List<String> over = fill.over();
            IntStream.rangeClosed(1, INDEX_BUILDERS_PER_TABLE)
                    .boxed()
                    .flatMap(hand -> over.stream().map(table -> new Work(table, hand)))
                    .filter(work -> atWork.size() < MOST_AT_ONCE && atWork.add(work))
                    .forEach(work -> scheduler.execute(() -> end(work)));
            failing = false;
        } catch (RuntimeException databaseUnavailable) {
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    "first fill not looked after, will be tried again",
                    databaseUnavailable);
            failing = true;
        }
    }

    private void end(Work work) {
        try {
            fill.end(work.table);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "indexes not made table=" + work.table + ", will be tried again", e);
        } finally {
            atWork.remove(work);
        }
    }
}
