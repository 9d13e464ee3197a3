package org.switchboard.integration.folder;

import java.util.Locale;

/** How the records lie in a file. */
enum FileForm {
    /** A list of objects, a GeoJSON collection of features, or objects one after the other. */
    JSON,
    /** One object a line; a line that is none does not stop the others. */
    NDJSON,
    /** A line of names, then a line a record. */
    CSV;

    /** @param wanted auto, or what the file is whatever its name says */
    static FileForm of(String fileName, String wanted) {
        if (!wanted.equals("auto")) {
            return wanted.equals("geojson") ? JSON : valueOf(wanted.toUpperCase(Locale.ROOT));
        }
        String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        return name.endsWith(".csv") || name.endsWith(".txt") ? CSV : JSON;
    }
}
