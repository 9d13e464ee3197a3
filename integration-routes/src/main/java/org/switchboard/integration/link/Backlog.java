package org.switchboard.integration.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue of elements that a source has sent, limited in number and in bytes. When the consumer falls behind,
 * the producer blocks, so that the network slows the source down.
 */
public final class Backlog<T> {

    private final int mostElements;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final Queue<Waiting<T>> waiting = new ArrayDeque<>();
    private long bytes;
    private String failure;
    private boolean closed;

    private record Waiting<T>(T element, int bytes) {}

    public Backlog(int mostElements, long mostBytes) {
        this.mostElements = mostElements;
        this.mostBytes = mostBytes;
    }

    /**
     * Blocks while the queue is full; a single element always fits, however large. After {@link #close} elements are
     * dropped.
     */
    public void put(T element, int size) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !waiting.isEmpty() && (waiting.size() >= mostElements || bytes + size > mostBytes)) {
                notFull.await();
            }
            if (!closed) {
                waiting.add(new Waiting<>(element, size));
                bytes += size;
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The link is lost: queued elements can still be taken, then every {@link #take} fails. The first reason counts. */
    public void fail(String sentence) {
        lock.lock();
        try {
            if (failure == null) {
                failure = sentence;
            }
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for an element, then for further ones within a time, and returns at most so many.
     *
     * @param timeout how long to wait for the first; then none
     * @param batchTimeout how long the first may wait for others
     * @throws LinkLost when the queue is empty and the link is lost
     */
    public List<T> take(int most, Duration timeout, Duration batchTimeout) throws LinkLost, InterruptedException {
        lock.lockInterruptibly();
        try {
            List<T> taken = new ArrayList<>();
            long nanos = timeout.toNanos();
            while (waiting.isEmpty() && nanos > 0) {
                throwIfFailed();
                nanos = notEmpty.awaitNanos(nanos);
            }
            nanos = batchTimeout.toNanos();
            drain(taken, most);
            while (!taken.isEmpty() && taken.size() < most && nanos > 0 && failure == null) {
                nanos = notEmpty.awaitNanos(nanos);
                drain(taken, most);
            }
            if (taken.isEmpty()) {
                throwIfFailed();
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
        notFull.signalAll();
    }

    private void throwIfFailed() throws LinkLost {
        if (failure != null) {
            throw new LinkLost(failure);
        }
    }

    /** Ends consumption; blocked producers return. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
