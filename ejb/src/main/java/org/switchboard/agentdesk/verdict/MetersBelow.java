package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.network.model.ElementKey;

/**
 * Counts of the states of the meters below one device.
 *
 * @param source the meter system that the last losses came from; empty when no meter below has lost supply
 * @param customers supplied through the device as the network is normally run
 * @param lifeSupport how many of them depend on life support
 * @param smart meters that can report
 * @param dark last gasp, and no word of supply since
 * @param noAnswer pinged a short while ago without an answer, without a last gasp
 * @param energised answered a ping or reported supply after the first of the losses; zero while there is none
 * @param mechanical meters that cannot report
 * @param darkSince the first of the last gasps
 * @param suppliedAt enough meters have shown supply at this moment or later and no loss since; empty
 *     where fewer have, or they were not counted
 */
public record MetersBelow(
        ElementKey device,
        String deviceName,
        Optional<String> source,
        int customers,
        int lifeSupport,
        int smart,
        int dark,
        int noAnswer,
        int energised,
        int mechanical,
        Optional<Instant> darkSince,
        Optional<Instant> suppliedAt) {

    /** The same counts, when it is known since when enough meters have shown supply. */
    public MetersBelow suppliedAt(Optional<Instant> moment) {
        return new MetersBelow(
                device,
                deviceName,
                source,
                customers,
                lifeSupport,
                smart,
                dark,
                noAnswer,
                energised,
                mechanical,
                darkSince,
                moment);
    }

    /** Meters that indicate an outage: a last gasp, or no answer. */
    public int losing() {
        return dark + noAnswer;
    }

    /** The share of the smart meters that indicate an outage, from 0 to 1. */
    public double shareLosing() {
        return smart == 0 ? 0 : Math.min(1, (double) losing() / smart);
    }

    /** Smart meters without a report since the first loss: presumably supplied, not confirmed. */
    public int withoutReport() {
        return Math.max(0, smart - losing() - energised);
    }
}
