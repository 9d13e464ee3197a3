package org.switchboard.integration.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.mapping.RecordOrigin;
import org.switchboard.source.intake.SourceRecord;

/**
 * Makes the answer to a look-up canonical.
 *
 * @param mapping a JSLT file; blank for answers that are canonical already
 */
record AnswerMapping(SourceServices services, String mapping) {

    /** A missing or broken mapping is reported when the route is loaded, not at the first look-up. */
    void require() {
        if (!mapping.isBlank()) {
            services.mappings().mapping(mapping);
        }
    }

    /** @throws LookupFailed when the mapping fails on the answer, or makes anything but one object of it */
    JsonNode apply(JsonNode answer) {
        if (mapping.isBlank()) {
            return answer;
        }
        RecordOrigin origin = new RecordOrigin(
                Optional.empty(), Optional.empty(), services.clock().instant());
        List<SourceRecord> records = services.mappings().mapping(mapping).apply(answer, origin);
        if (records.size() != 1) {
            throw new LookupFailed(
                    "The mapping " + mapping + " gave " + records.size() + " objects for one answer.", null);
        }
        SourceRecord record = records.get(0);
        return record.canonical()
                .orElseThrow(
                        () -> new LookupFailed(record.failure().orElseThrow().reason(), null));
    }
}
