package org.switchboard.integration.trial;

import java.util.List;
import java.util.Optional;
import org.switchboard.integration.camel.routefile.MappedType;
import org.switchboard.integration.mapping.BrokenMapping;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.integration.mapping.OutputFields;
import org.switchboard.integration.schema.JsonSchemaRecordSchemas;
import org.switchboard.source.RecordType;
import org.switchboard.source.UnknownField;

/** Fields that a mapping makes and that the record type does not have. */
final class UnknownOutput {

    private static final JsonSchemaRecordSchemas SCHEMAS = new JsonSchemaRecordSchemas();

    private UnknownOutput() {}

    /** By the text of the mapping, in a sentence with its line. */
    static Optional<String> problem(MappedType use, JsltRecordMappings mappings) {
        try {
            OutputFields fields = mappings.mapping(use.mapping()).outputFields();
            List<UnknownField> unknown = SCHEMAS.unknownFields(use.type(), fields.skeleton());
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(use.mapping() + ", line "
                            + fields.line(unknown.get(0).pointer()) + ": " + sentence(unknown.get(0), use.type()));
        } catch (BrokenMapping otherwiseReported) {
            return Optional.empty();
        }
    }

    static String sentence(UnknownField field, RecordType type) {
        return field.pointer() + " is no field of a record of the type " + type.wireName()
                + field.nearest().map(name -> "; perhaps " + name).orElse("") + ". ./sources schema "
                + type.wireName() + " lists the fields.";
    }

    /** By a record that the mapping has made. */
    static Optional<String> problem(com.fasterxml.jackson.databind.JsonNode record, RecordType type) {
        return SCHEMAS.unknownFields(type, record).stream().findFirst().map(field -> sentence(field, type));
    }
}
