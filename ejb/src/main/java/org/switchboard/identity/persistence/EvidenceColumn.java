package org.switchboard.identity.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.switchboard.identity.matching.Evidence;
import org.switchboard.identity.model.EvidenceView;

/** Evidence as it lies in a column. */
final class EvidenceColumn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvidenceColumn() {}

    static String written(List<Evidence> evidence) {
        ArrayNode array = JSON.createArrayNode();
        evidence.forEach(each -> array.addObject()
                .put("field", each.field().name())
                .put("level", each.level().name())
                .put("weight", each.weight()));
        return array.toString();
    }

    static List<EvidenceView> read(String column) {
        try {
            JsonNode array = JSON.readTree(column);
            return StreamSupport.stream(array.spliterator(), false)
                    .map(each -> new EvidenceView(
                            each.path("field").asText(),
                            each.path("level").asText(),
                            each.path("weight").asDouble()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of evidence holds no JSON", e);
        }
    }
}
