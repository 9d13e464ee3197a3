package org.switchboard.source.load;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.switchboard.job.PeriodicJob;

/**
 * Takes the steps of an initial load every second, and has the indexes of complete tables built beside them. It runs on
 * every node; the runner does nothing on those that do not poll.
 */
@ApplicationScoped
public class InitialLoadJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(InitialLoadJob.class.getName());

    /** For each table; the last one to be loaded should not keep a single processor of the database busy. */
    private static final int INDEX_BUILDERS_PER_TABLE = 2;

    private static final int MOST_INDEX_BUILDERS = 3;

    @Inject
    InitialLoadRunner runner;

    @Resource
    ManagedExecutorService executor;

    private record Builder(String table, int number) {}

    private final Set<Builder> building = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "initial-load";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        List<String> tables = runner.step();
        IntStream.rangeClosed(1, INDEX_BUILDERS_PER_TABLE)
                .boxed()
                .flatMap(number -> tables.stream().map(table -> new Builder(table, number)))
                .filter(builder -> building.size() < MOST_INDEX_BUILDERS && building.add(builder))
                .forEach(builder -> executor.execute(() -> build(builder)));
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
