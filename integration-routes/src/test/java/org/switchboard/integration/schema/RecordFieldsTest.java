package org.switchboard.integration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.integration.schema.RecordFields.Field;
import org.switchboard.source.RecordType;

class RecordFieldsTest {

    private static final Path DOCUMENT = Path.of("../docs/record-types.md");

    @Test
    void fields_have_their_form_and_say_whether_they_are_needed() {
        assertThat(RecordFields.of(RecordType.CUSTOMER))
                .contains(
                        new Field("key", "string", true, "the source's own"),
                        new Field("name", "string", true, ""),
                        new Field("kind", "person / organisation", false, ""),
                        new Field("emails", "list of string", false, ""));
        assertThat(RecordFields.of(RecordType.MEASUREMENT))
                .contains(new Field("at", "string, date-time", false, "when it was measured"));
    }

    /** The failure shows what the document should be. */
    @Test
    void document_lists_every_field_of_every_type_as_the_schemas_have_them() throws IOException {
        String expected =
                Stream.of(RecordType.values()).map(RecordFieldsTest::section).collect(Collectors.joining());

        assertThat(Files.readString(DOCUMENT)).endsWith(expected);
    }

    private static String section(RecordType type) {
        return "\n## " + type.wireName() + "\n\n" + RecordFields.description(type)
                + "\n\n| field | form | needed | meaning |\n|---|---|---|---|\n"
                + RecordFields.of(type).stream()
                        .map(field -> "| `" + field.name() + "` | " + field.form() + " | "
                                + (field.required() ? "yes" : "") + " | " + field.description() + " |\n")
                        .collect(Collectors.joining());
    }
}
