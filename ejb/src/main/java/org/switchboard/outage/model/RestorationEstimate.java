package org.switchboard.outage.model;

import java.time.Instant;
import java.util.Optional;

/** A restoration time that was given out, and since when; empty when the source took its estimate back. */
public record RestorationEstimate(Instant changedAt, Optional<Instant> estimatedRestorationAt) {}
