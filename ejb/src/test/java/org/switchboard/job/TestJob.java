package org.switchboard.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A job that runs every few milliseconds and counts its runs. */
final class TestJob implements PeriodicJob {

    /** What it does besides counting. */
    interface Work {
        void run() throws Exception;
    }

    final AtomicInteger runs = new AtomicInteger();
    private final String name;
    private final Scope scope;
    private final Duration interval;
    private final Work work;
    private Duration pause;

    TestJob(String name, Scope scope, Duration interval, Work work) {
        this.name = name;
        this.scope = scope;
        this.interval = interval;
        this.work = work;
        this.pause = interval;
    }

    /** Waits so long after each run. */
    TestJob pausing(Duration wanted) {
        pause = wanted;
        return this;
    }

    static TestJob often(String name, Work work) {
        return new TestJob(name, Scope.EVERY_NODE, Duration.ofMillis(5), work);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public Duration firstDelay() {
        return Duration.ZERO;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public void run() throws Exception {
        runs.incrementAndGet();
        work.run();
    }
}
