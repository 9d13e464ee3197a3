package org.legacy.systems.gate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The fault in force, for which relays can wait to change. */
final class FaultSwitch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Fault fault = Fault.NONE;

    Fault now() {
        lock.lock();
        try {
            return fault;
        } finally {
            lock.unlock();
        }
    }

    void set(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when traffic from the system to its caller may go on, with the fault then in force. */
    Fault awaitPassage(boolean towardsCaller) throws InterruptedException {
        lock.lock();
        try {
            Fault entered = fault;
            if (entered.mode() == GateMode.SLOW && towardsCaller) {
                long left = entered.delay().toNanos();
                while (left > 0 && fault == entered) {
                    left = changed.awaitNanos(left);
                }
            }
            while (fault.mode() == GateMode.HANG) {
                changed.await(1, TimeUnit.HOURS);
            }
            return fault;
        } finally {
            lock.unlock();
        }
    }
}
