package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Port: applies a site's mapping file to a source record again, when a rejected one is replayed. */
public interface RecordMappings {

    /**
     * @param mapping as the route named it, relative to the folder of the source files
     * @return canonical or failed records; none when the mapping ignores this record
     */
    List<SourceRecord> apply(String mapping, JsonNode original);
}
