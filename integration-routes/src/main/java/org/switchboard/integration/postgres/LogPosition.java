package org.switchboard.integration.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import org.switchboard.integration.link.LinkLost;

/** A place in a database's log, as the connector says it; kept as the feed's watermark. */
record LogPosition(Map<String, Object> offset) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<Map<String, Object>> OFFSET = new TypeReference<>() {};

    static LogPosition of(String watermark) throws LinkLost {
        try {
            LogPosition position = new LogPosition(JSON.readValue(watermark, OFFSET));
            if (position.offset.get("lsn") instanceof Long) {
                return position;
            }
        } catch (JsonProcessingException otherKind) {
            throw notOurs(watermark);
        }
        throw notOurs(watermark);
    }

    private static LinkLost notOurs(String watermark) {
        return new LinkLost(
                "The feed's watermark \"" + watermark + "\" comes from another kind of source. Give the feed"
                        + " of the changes a name of its own, by the parameter feed of its intake-sink.");
    }

    static LogPosition ofOffset(Map<String, ?> offset) {
        return new LogPosition(new TreeMap<>(offset));
    }

    /** Whether what was there at first has been read to its end; else it is read once more. */
    boolean isBehindSnapshot() {
        return !offset.containsKey("snapshot") || Boolean.TRUE.equals(offset.get("snapshot_completed"));
    }

    String watermark() {
        try {
            return JSON.writeValueAsString(new TreeMap<>(offset));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
