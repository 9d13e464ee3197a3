package org.switchboard.event;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts the readers of this node after the restore check has succeeded. With unchecked positions, readers would take new
 * events for handled ones. The first check runs in the caller's thread; after a failure a thread repeats it.
 */
final class EventReaderStart {

    private static final Logger LOG = Logger.getLogger(EventReaderStart.class.getName());

    private final Runnable check;
    private final Runnable startReaders;
    private final Duration pause;
    private final WakeUp stopCall = new WakeUp();
    private boolean stopped;

    /** @param pause between a failed check and the next one */
    EventReaderStart(Runnable check, Runnable startReaders, Duration pause) {
        this.check = check;
        this.startReaders = startReaders;
        this.pause = pause;
    }

    /** Returns after the first check, whatever its result. */
    void begin(ThreadFactory threads) {
        if (!attempt()) {
            Thread thread = threads.newThread(this::repeat);
            thread.setName("event-restore-check");
            thread.start();
        }
    }

    /** From now on no readers are started. */
    synchronized void stop() {
        stopped = true;
        stopCall.call();
    }

    private void repeat() {
        try {
            do {
                stopCall.await(pause);
            } while (!isStopped() && !attempt());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the check has succeeded */
    private boolean attempt() {
        try {
            check.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(
                    Level.WARNING,
                    "event log: restore check failed, readers not started, tried again in " + pause.toSeconds() + " s",
                    failure);
            return false;
        }
        startUnlessStopped();
        return true;
    }

    private synchronized void startUnlessStopped() {
        if (!stopped) {
            startReaders.run();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
