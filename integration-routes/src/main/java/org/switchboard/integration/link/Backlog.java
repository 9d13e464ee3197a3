package org.switchboard.integration.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a source has said and nobody has taken yet, bounded in number and in bytes. When the taker falls behind, whoever
 * puts waits with it, so that the network slows the source down.
 */
public final class Backlog<T> {

    private final int mostElements;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final Queue<Waiting<T>> waiting = new ArrayDeque<>();
    private long bytes;
    private String lost;
    private boolean closed;

    private record Waiting<T>(T element, int bytes) {}

    public Backlog(int mostElements, long mostBytes) {
        this.mostElements = mostElements;
        this.mostBytes = mostBytes;
    }

    /** Waits for room; one element has it always, however large. After {@link #close} elements are dropped. */
    public void put(T element, int size) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !waiting.isEmpty() && (waiting.size() >= mostElements || bytes + size > mostBytes)) {
                room.await();
            }
            if (!closed) {
                waiting.add(new Waiting<>(element, size));
                bytes += size;
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The link is gone: what waits can still be taken, then every {@link #take} fails. The first reason counts. */
    public void lost(String sentence) {
        lock.lock();
        try {
            if (lost == null) {
                lost = sentence;
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * As soon as there is an element, it and what else comes within a time, at most so many.
     *
     * @param patience how long to wait for the first; then none
     * @param together how long the first may wait for others
     * @throws LinkLost when nothing waits and the link is gone
     */
    public List<T> take(int most, Duration patience, Duration together) throws LinkLost, InterruptedException {
        lock.lockInterruptibly();
        try {
            List<T> taken = new ArrayList<>();
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && nanos > 0) {
                throwIfLost();
                nanos = news.awaitNanos(nanos);
            }
            nanos = together.toNanos();
            drain(taken, most);
            while (!taken.isEmpty() && taken.size() < most && nanos > 0 && lost == null) {
                nanos = news.awaitNanos(nanos);
                drain(taken, most);
            }
            if (taken.isEmpty()) {
                throwIfLost();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void drain(List<T> taken, int most) {
        while (taken.size() < most && !waiting.isEmpty()) {
            Waiting<T> next = waiting.remove();
            bytes -= next.bytes();
            taken.add(next.element());
        }
        room.signalAll();
    }

    private void throwIfLost() throws LinkLost {
        if (lost != null) {
            throw new LinkLost(lost);
        }
    }

    /** Nobody takes any more; whoever waits for room goes on. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
