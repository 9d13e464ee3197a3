package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** Rows as text for PostgreSQL's COPY: columns end with tabs, rows with line feeds, and these are escaped in values. */
final class CopyText {

    /** As PostgreSQL writes times into JSON, so that a row looks the same whichever way it came. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder(1 << 18);
    private boolean inRow;

    /** @param zone that of the database session */
    CopyText(ZoneId zone) {
        this.zone = zone;
    }

    String moment(Instant at) {
        return MOMENT.format(ZonedDateTime.ofInstant(at.truncatedTo(ChronoUnit.MICROS), zone));
    }

    void plain(String value) {
        begin();
        escape(value);
    }

    /** @param sqlType the column's; arrays are those that end with [] */
    void value(JsonNode value, String sqlType) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            begin();
            text.append("\\N");
        } else if (sqlType.startsWith("json")) {
            plain(value.toString());
        } else if (value.isArray() && sqlType.endsWith("[]")) {
            plain(arrayOf(value));
        } else {
            plain(value.isTextual() ? value.textValue() : value.toString());
        }
    }

    void endRow() {
        text.append('\n');
        inRow = false;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void begin() {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(each);
            }
        }
    }

    private static String arrayOf(JsonNode elements) {
        StringBuilder array = new StringBuilder("{");
        for (JsonNode element : elements) {
            array.append(array.length() == 1 ? "" : ",");
            if (element.isNull()) {
                array.append("NULL");
            } else {
                String value = element.isTextual() ? element.textValue() : element.toString();
                array.append('"')
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return array.append('}').toString();
    }
}
