package org.switchboard.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Ends the wait of one thread. A call that comes while the thread works is kept for its next wait. */
public final class WakeUp {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private boolean pending;

    public void call() {
        lock.lock();
        try {
            pending = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @throws InterruptedException when the thread is to end */
    public void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!pending && left > 0) {
                left = called.awaitNanos(left);
            }
            pending = false;
        } finally {
            lock.unlock();
        }
    }
}
