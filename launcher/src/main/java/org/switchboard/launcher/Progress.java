package org.switchboard.launcher;

import java.time.Duration;

/** Told what is being started, so that a person is not left before a silent screen. */
public interface Progress {

    Progress NONE = new Progress() {};

    /** @param what e.g. "database" */
    default void starting(String what) {}

    default void ready(String what, Duration took) {}

    /** @param passed since the start; told every ten seconds of a long wait */
    default void waiting(String what, Duration passed) {}

    default void stopping(String what) {}

    /** A process of an earlier run, left behind by a crash, was ended. */
    default void cleanedUp(String what, long pid) {}
}
