package org.switchboard.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.measurement.MeterPing.MeterNotAsked;
import org.switchboard.measurement.model.Reading;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/**
 * Asks meters for people, and keeps what came back as a measurement like any other, so that every desk and every verdict
 * knows of it.
 */
@ApplicationScoped
public class MeterPings {

    private static final String POINTS = "ping-point";
    private static final String VALUES = "ping";

    @Inject
    MeterPing meters;

    @Inject
    Intake intake;

    /**
     * Takes as long as the meter and what asks it need, some seconds at most; no transaction is open meanwhile.
     *
     * @param servicePoint the network element that the meter is connected to
     * @throws MeterNotAsked as the port does
     */
    public MeterAnswer ping(String meterKey, String servicePoint) {
        MeterAnswer answer = meters.ping(meterKey);
        String key = meterKey + ":" + VALUES;
        JsonNodeFactory json = JsonNodeFactory.instance;
        keep(
                new FeedId(answer.source(), POINTS, RecordType.MEASUREMENT_POINT),
                json.objectNode()
                        .put("key", key)
                        .put("networkElementKey", servicePoint)
                        .put("kind", Reading.PING));
        keep(
                new FeedId(answer.source(), VALUES, RecordType.MEASUREMENT),
                json.objectNode()
                        .put("key", key)
                        .put("at", answer.at().toString())
                        .put("value", answer.answered() ? 1 : 0)
                        .put("quality", answer.relayOpen() ? Reading.RELAY_OPEN : Reading.GOOD));
        return answer;
    }

    private void keep(FeedId feed, JsonNode record) {
        intake.accept(
                new IntakeBatch(feed, List.of(SourceRecord.canonical(record)), Optional.empty(), Optional.empty()),
                Actor.source(feed.source()));
    }
}
