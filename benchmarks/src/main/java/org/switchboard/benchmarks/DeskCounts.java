package org.switchboard.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What happened at one desk since the counting began. */
final class DeskCounts {

    private final long began = System.nanoTime();
    private final AtomicInteger pushes = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long lastAnswer;

    void pushed() {
        pushes.incrementAndGet();
    }

    void asked() {
        refreshes.incrementAndGet();
    }

    void failed() {
        failures.incrementAndGet();
    }

    void answered(int size) {
        bytes.addAndGet(size);
        lastAnswer = System.nanoTime();
    }

    int pushes() {
        return pushes.get();
    }

    int refreshes() {
        return refreshes.get();
    }

    int failures() {
        return failures.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** From the beginning to the last answer; 0 while there was none. */
    long millisToLastAnswer() {
        return lastAnswer == 0 ? 0 : (lastAnswer - began) / 1_000_000;
    }
}
