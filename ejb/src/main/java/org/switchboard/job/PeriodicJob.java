package org.switchboard.job;

import java.time.Duration;

/** Work that is repeated as long as the server runs. Every bean of this type is run by {@link JobScheduler}. */
public interface PeriodicJob {

    /** Where a job runs. */
    enum Scope {
        EVERY_NODE,
        /** On one node at a time, and once an interval however many nodes there are. */
        ONCE_IN_CLUSTER
    }

    /** Unique, in log and metrics; of a job of the cluster also in the database. */
    String name();

    /** From the end of a run to the begin of the next; for a job of the cluster from begin to begin. */
    Duration interval();

    /** From the start of the node to the first run. */
    default Duration firstDelay() {
        return interval();
    }

    default Scope scope() {
        return Scope.EVERY_NODE;
    }

    /** Called outside of a transaction, one call after another. After an exception it is called again in time. */
    void run() throws Exception;

    /**
     * Asked after each run that succeeded: how long to wait for the next; less than the interval when there is something to
     * do earlier. For a job of the cluster only the node that ran it asks; should that node end, another one waits until
     * the interval has passed.
     */
    default Duration pause() {
        return interval();
    }
}
