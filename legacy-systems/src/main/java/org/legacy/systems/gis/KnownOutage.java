package org.legacy.systems.gis;

import java.time.Instant;
import java.util.Optional;
import org.legacy.systems.city.Device;

/**
 * An unplanned outage of which the control room knows.
 *
 * @param real whether the device has truly failed, so that the end of the outage repairs it
 */
public record KnownOutage(
        String id,
        Device device,
        Instant from,
        Optional<Instant> estimatedRestoration,
        Optional<Instant> ended,
        String causeCode,
        String cause,
        int crewState,
        int state,
        boolean real) {

    public static final int OPEN = 1;
    public static final int UNDER_REPAIR = 2;
    public static final int ENDED = 3;
    static final int CREW_DONE = 3;

    KnownOutage estimated(Instant restoration) {
        return new KnownOutage(
                id, device, from, Optional.of(restoration), ended, causeCode, cause, crewState, state, real);
    }

    KnownOutage withCrew(int newCrewState) {
        return new KnownOutage(
                id, device, from, estimatedRestoration, ended, causeCode, cause, newCrewState, state, real);
    }

    KnownOutage in(int newState) {
        return new KnownOutage(
                id, device, from, estimatedRestoration, ended, causeCode, cause, crewState, newState, real);
    }

    KnownOutage becauseOf(String newCause) {
        return new KnownOutage(
                id, device, from, estimatedRestoration, ended, causeCode, newCause, crewState, state, real);
    }

    KnownOutage endedAt(Instant end) {
        return new KnownOutage(
                id, device, from, estimatedRestoration, Optional.of(end), causeCode, cause, CREW_DONE, ENDED, real);
    }
}
