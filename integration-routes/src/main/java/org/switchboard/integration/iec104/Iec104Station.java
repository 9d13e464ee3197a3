package org.switchboard.integration.iec104;

import java.time.ZoneId;

/**
 * A controlled station, and how it is listened to.
 *
 * @param commonAddress 0 takes every one
 * @param timeZone of the station's clock
 * @param batchSize the most events that are passed on together
 * @param batchMillis so long an event waits for others
 * @param silenceMillis a link that says nothing for so long counts as lost
 */
record Iec104Station(
        String host,
        int port,
        int commonAddress,
        ZoneId timeZone,
        int batchSize,
        long batchMillis,
        long silenceMillis) {

    String name() {
        return host + ":" + port;
    }
}
