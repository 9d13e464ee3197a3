package org.switchboard.integration.mapping.function;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file: a line of names, then a code and what it means a line; lines that begin with # are comments. */
public final class CodeTable {

    private static final CSVFormat FORM = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final Map<String, String> meanings;

    private CodeTable(Map<String, String> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** @throws UnusableValue when it is no such file; the message names file and line */
    public static CodeTable parse(String path, String content) {
        Map<String, String> meanings = new HashMap<>();
        try (CSVParser lines = FORM.parse(new StringReader(content))) {
            for (CSVRecord line : lines) {
                String where = path + ", line " + lines.getCurrentLineNumber();
                if (line.size() < 2) {
                    throw new UnusableValue(where + " has no meaning for its code");
                }
                if (meanings.put(line.get(0), line.get(1)) != null) {
                    throw new UnusableValue(where + " has the code \"" + line.get(0) + "\" a second time");
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            throw new UnusableValue(path + " is not a CSV file with a line of names: " + broken.getMessage());
        }
        return new CodeTable(meanings);
    }

    /** Empty for a code that the table does not have. */
    Optional<String> meaning(String code) {
        return Optional.ofNullable(meanings.get(code));
    }
}
