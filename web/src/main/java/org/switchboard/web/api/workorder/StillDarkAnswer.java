package org.switchboard.web.api.workorder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.workorder.model.StillDark;

/**
 * What still reads without supply below a device.
 *
 * @param meters how many meters sent a last gasp and nothing since, or did not answer a ping just now
 * @param switches how many switches read open that are normally closed
 * @param customers how many customers are behind these meters, or below a switch that reads open just now
 * @param tickets how many open tickets of the order belong to them
 * @param first the first of these switches and meters, switches before meters
 */
public record StillDarkAnswer(long meters, long switches, long customers, long tickets, List<ReadingAnswer> first) {

    /**
     * @param element key of the switch, or of the service point of the meter
     * @param name of the customer, or of the switch
     * @param source the system that reports it
     */
    public record ReadingAnswer(
            StillDark.Kind kind,
            String element,
            String name,
            Optional<String> address,
            boolean lifeSupport,
            String source,
            Instant at) {

        public static ReadingAnswer of(StillDark.Reading reading) {
            return new ReadingAnswer(
                    reading.kind(),
                    reading.element(),
                    reading.name(),
                    reading.address(),
                    reading.lifeSupport(),
                    reading.source(),
                    reading.at());
        }
    }

    public static StillDarkAnswer of(StillDark dark) {
        return new StillDarkAnswer(
                dark.meters(),
                dark.switches(),
                dark.customers(),
                dark.tickets(),
                dark.first().stream().map(ReadingAnswer::of).toList());
    }
}
