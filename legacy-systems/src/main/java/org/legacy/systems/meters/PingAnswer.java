package org.legacy.systems.meters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.SeededRandom;
import org.legacy.systems.http.Json;

/**
 * What a ping comes back with, and after how long. A meter without supply cannot answer; now and then one with supply does
 * not either, so a time-out proves nothing.
 */
record PingAnswer(ObjectNode body, Duration after) {

    static final String ANSWERED = "00";
    static final String TIMED_OUT = "11";
    static final String UNKNOWN_METER = "21";
    static final String METER_IS_MUTE = "22";
    static final String BUSY = "31";

    /** How long the head-end waits for a meter. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(2_000);

    private static final int QUICKEST_MILLIS = 60;
    private static final int MILLIS_BETWEEN = 400;
    private static final int LOST_PER_MILLE = 30;

    /** @param ping a number of its own, from which its fortune follows */
    static PingAnswer to(String meter, Meters meters, SeededRandom random, long ping, Instant now) {
        OptionalInt found = meters.find(meter);
        if (found.isEmpty()) {
            return atOnce(meter, UNKNOWN_METER);
        }
        int account = found.getAsInt();
        if (!meters.isSmart(account)) {
            return atOnce(meter, METER_IS_MUTE);
        }
        // the meters' links have their rolls, and these begin beyond them
        long index = -1 - ping;
        boolean lost = random.happens(LOST_PER_MILLE, Aspect.METER_LINK, index);
        if (lost || meters.withoutSupplySince(account).isPresent()) {
            return new PingAnswer(result(meter, TIMED_OUT).put("sp", servicePoint(account)), RESPONSE_TIMEOUT);
        }
        ObjectNode body = result(meter, ANSWERED)
                .put("sp", servicePoint(account))
                .put("volt", meters.volts(account, now))
                .put("relay", meters.relayIsOpen(account) ? "open" : "closed");
        return new PingAnswer(
                body, Duration.ofMillis(QUICKEST_MILLIS + random.below(MILLIS_BETWEEN, Aspect.METER_LINK, index)));
    }

    static PingAnswer refused(String meter) {
        return atOnce(meter, BUSY);
    }

    private static PingAnswer atOnce(String meter, String result) {
        return new PingAnswer(result(meter, result), Duration.ZERO);
    }

    private static ObjectNode result(String meter, String result) {
        return Json.object().put("mtr_no", meter).put("rslt", result);
    }

    private static String servicePoint(int account) {
        return new Device(DeviceType.SERVICE_POINT, account).id();
    }
}
