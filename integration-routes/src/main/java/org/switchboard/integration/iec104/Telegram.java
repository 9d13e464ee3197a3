package org.switchboard.integration.iec104;

import java.util.List;
import java.util.Optional;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;

/**
 * What a station said in one frame.
 *
 * @param type the number of its type identification
 * @param points of process information that is read; none for another type
 */
record Telegram(int type, ASDUHeader header, List<Point> points) {

    /** The state of one information object. */
    record Point(int address, ElementForm.Element element, Optional<TimeTag> tag) {}

    int commonAddress() {
        return header.getAsduAddress().getAddress();
    }

    int cause() {
        return header.getCauseOfTransmission().getCause().getValue();
    }

    boolean isTest() {
        return header.getCauseOfTransmission().isTest();
    }

    boolean isRefusal() {
        return !header.getCauseOfTransmission().isPositive();
    }
}
