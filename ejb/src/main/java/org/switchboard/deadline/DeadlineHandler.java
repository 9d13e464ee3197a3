package org.switchboard.deadline;

import org.switchboard.deadline.model.Deadline;

/** Does what is to be done when a deadline of its kind is due. Every node has the same handlers. */
public interface DeadlineHandler {

    /** Unique, and never changed: deadlines are stored with it. */
    String kind();

    /**
     * Runs in the transaction that removes the deadline, in some seconds at most. What it writes to the same database takes
     * effect once; any other effect can happen more than once. It may set the next deadline of its subject. After an
     * exception all is rolled back, and the deadline is handled again later.
     *
     * <p>Whoever changes the subject locks it and then the deadline; here it is the other way round. So do not wait for a
     * lock on the subject: read it, or lock it with {@code nowait}.
     */
    void due(Deadline deadline) throws Exception;
}
