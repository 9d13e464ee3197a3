package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.UnknownField;

/** Port: checks a canonical record against the JSON Schema of its type. */
public interface RecordSchemas {

    /** Everything wrong with the record, most telling first; empty when it conforms. */
    List<FieldProblem> problems(RecordType type, JsonNode canonical);

    /** Fields that the type does not have, in their order; empty as nearly always. */
    default List<UnknownField> unknownFields(RecordType type, JsonNode canonical) {
        return List.of();
    }
}
