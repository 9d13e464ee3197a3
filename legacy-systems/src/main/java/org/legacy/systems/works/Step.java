package org.legacy.systems.works;

import java.time.Instant;

/** One line of the progress log: who moved which job to where. */
public record Step(
        long number, String ticket, String reference, StatusCode status, boolean byCrew, Instant at, String memo) {}
