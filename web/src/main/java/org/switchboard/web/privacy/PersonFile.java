package org.switchboard.web.privacy;

import java.util.List;
import java.util.stream.Collectors;
import org.switchboard.privacy.model.PersonExport;

/** An export as one JSON document: the record numbers, and the rows by table. */
public final class PersonFile {

    private PersonFile() {}

    public static String of(PersonExport export) {
        return export.rows().entrySet().stream()
                .map(table -> "\"" + table.getKey() + "\":" + array(table.getValue()))
                .collect(Collectors.joining(
                        ",\n",
                        "{\"customerIds\":"
                                + array(export.customerIds().stream()
                                        .map(String::valueOf)
                                        .toList())
                                + ",\"tables\":{\n",
                        "\n}}\n"));
    }

    private static String array(List<String> items) {
        return items.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
