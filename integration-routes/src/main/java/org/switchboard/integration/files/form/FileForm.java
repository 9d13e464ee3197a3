package org.switchboard.integration.files.form;

import java.util.Locale;

/** How the records lie in a file. */
enum FileForm {
    /** A list of objects, a GeoJSON collection of features, or objects one after the other. */
    JSON,
    /** One object a line; a line that is none does not stop the others. */
    NDJSON,
    /** A line of names, then a line a record. */
    CSV,
    /** A line a record, each value in its columns. */
    FIXED_WIDTH,
    /** An element a record. */
    XML,
    /** A row of names, then a row a record. */
    XLSX;

    private static final String AUTO = "auto";

    /** @param wanted auto, or what the file is whatever its name says */
    static FileForm of(String fileName, String wanted) {
        if (!wanted.equals(AUTO)) {
            return wanted.equals("geojson")
                    ? JSON
                    : valueOf(wanted.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
        String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        if (name.endsWith(".xml")) {
            return XML;
        }
        if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
            return XLSX;
        }
        return name.endsWith(".csv") || name.endsWith(".txt") ? CSV : JSON;
    }
}
