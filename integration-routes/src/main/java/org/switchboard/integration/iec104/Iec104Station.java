package org.switchboard.integration.iec104;

import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;

/**
 * A controlled station, and how it is listened to.
 *
 * @param addresses the first that answers is used
 * @param commonAddress 0 takes every one
 * @param timeZone of the station's clock
 * @param batchSize the most events that are passed on together
 * @param batchMillis so long an event waits for others
 * @param silenceMillis a link on which nothing is heard for so long, not even a test frame, counts as lost
 * @param counters whether integrated totals are asked for at the start
 * @param tls whether the connection is secured (IEC 62351-3)
 * @param certificates a PEM file of the authorities that are trusted; blank for those of Java
 */
record Iec104Station(
        List<InetSocketAddress> addresses,
        int commonAddress,
        ZoneId timeZone,
        int batchSize,
        long batchMillis,
        long silenceMillis,
        boolean counters,
        boolean tls,
        String certificates) {}
