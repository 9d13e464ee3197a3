package org.switchboard.source.load;

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

/** Takes the steps of an initial load every second, and has the indexes of complete tables built beside them. */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InitialLoadScheduler {

    private static final Logger LOG = Logger.getLogger(InitialLoadScheduler.class.getName());

    /** For each table; the last one to be loaded should not keep a single processor of the database busy. */
    private static final int INDEX_BUILDERS_PER_TABLE = 2;

    private static final int MOST_INDEX_BUILDERS = 3;

    @Inject
    InitialLoadRunner runner;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private record Builder(String table, int number) {}

    private final Set<Builder> building = ConcurrentHashMap.newKeySet();
    private Future<?> steps;
    private boolean failing;

    @PostConstruct
    void start() {
        steps = scheduler.scheduleWithFixedDelay(this::step, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        steps.cancel(false);
    }

    private void step() {
        try {
            List<String> tables = runner.step();
            IntStream.rangeClosed(1, INDEX_BUILDERS_PER_TABLE)
                    .boxed()
                    .flatMap(number -> tables.stream().map(table -> new Builder(table, number)))
                    .filter(builder -> building.size() < MOST_INDEX_BUILDERS && building.add(builder))
                    .forEach(builder -> scheduler.execute(() -> build(builder)));
            failing = false;
        } catch (RuntimeException databaseUnavailable) {
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    "initial load not looked after, will be tried again",
                    databaseUnavailable);
            failing = true;
        }
    }

    private void build(Builder builder) {
        try {
            runner.build(builder.table);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "indexes not built table=" + builder.table + ", will be tried again", e);
        } finally {
            building.remove(builder);
        }
    }
}
