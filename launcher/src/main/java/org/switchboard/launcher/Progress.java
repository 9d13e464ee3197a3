package org.switchboard.launcher;

import java.time.Duration;

/** Gets the progress of the start, to be shown to a person. */
public interface Progress {

    Progress NONE = new Progress() {};

    /** @param what e.g. "database" */
    default void starting(String what) {}

    default void ready(String what, Duration took) {}

    /** @param passed since the start; reported every ten seconds of a long wait */
    default void waiting(String what, Duration passed) {}

    default void stopping(String what) {}

    /** A process of an earlier run, left behind by a crash, was ended. */
    default void cleanedUp(String what, long pid) {}
}
