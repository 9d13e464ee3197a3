package org.switchboard.integration.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.UnknownField;
import org.switchboard.source.intake.RecordSchemas;

/** Checks canonical records against {@code schemas/<record-type>.json}. */
@ApplicationScoped
public class JsonSchemaRecordSchemas implements RecordSchemas {

    private static final SchemaValidatorsConfig CONFIGURATION = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();

    private final Map<RecordType, JsonSchema> schemas = new EnumMap<>(RecordType.class);
    private final Map<RecordType, KnownFields> known = new EnumMap<>(RecordType.class);

    public JsonSchemaRecordSchemas() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .format(new MomentFormat())
                .format(new DayFormat())
                .build();
        JsonSchemaFactory factory = JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(dialect.getIri())
                .metaSchema(dialect)
                .build();
        for (RecordType type : RecordType.values()) {
            JsonSchema schema = read(factory, type);
            schemas.put(type, schema);
            known.put(type, KnownFields.ofRecord(schema.getSchemaNode()));
        }
    }

    @Override
    public List<FieldProblem> problems(RecordType type, JsonNode canonical) {
        Set<ValidationMessage> found = schemas.get(type).validate(canonical);
        if (found.isEmpty()) {
            return List.of(); // as nearly always
        }
        return found.stream()
                .sorted(Comparator.comparingInt(JsonSchemaRecordSchemas::rank))
                .map(ProblemMessages::of)
                .toList();
    }

    @Override
    public List<UnknownField> unknownFields(RecordType type, JsonNode canonical) {
        return known.get(type).unknownOf(canonical);
    }

    /** A missing key is reported first, and missing fields before malformed ones. */
    private static int rank(ValidationMessage message) {
        if (message.getInstanceLocation().getNameCount() == 0 && "key".equals(message.getProperty())) {
            return 0;
        }
        return "required".equals(message.getType()) ? 1 : 2;
    }

    private static JsonSchema read(JsonSchemaFactory factory, RecordType type) {
        String name = "schemas/" + type.wireName() + ".json";
        try (InputStream schema = JsonSchemaRecordSchemas.class.getClassLoader().getResourceAsStream(name)) {
            if (schema == null) {
                throw new IllegalStateException("The schema " + name + " is not in the application.");
            }
            return factory.getSchema(schema, InputFormat.JSON, CONFIGURATION);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
