package org.switchboard.integration.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a table ordered by watermark and key, in the database's own text for both. Without a key it stands before
 * all rows of that watermark.
 */
record Cursor(String at, Optional<String> key) {

    /** Columns that {@link PageStatement} adds to each row, in the database's own text. */
    static final String AT_COLUMN = "switchboard_at";

    static final String KEY_COLUMN = "switchboard_key";

    private static final String AT = "at";
    private static final String KEY = "key";
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[XXX][X]")
            .toFormatter();

    /** The place that {@link #json} wrote. */
    static Cursor of(JsonNode stored) {
        return new Cursor(stored.path(AT).asText(), Optional.of(stored.path(KEY).asText()));
    }

    /** The place of a row with both columns. */
    static Cursor of(Map<String, Object> row) {
        return new Cursor(String.valueOf(row.get(AT_COLUMN)), Optional.of(keyOf(row)));
    }

    static String keyOf(Map<String, Object> row) {
        return String.valueOf(row.get(KEY_COLUMN));
    }

    /** Stands before everything of that moment. */
    static Cursor before(LocalDateTime moment) {
        return new Cursor(LOCAL.format(moment), Optional.empty());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put(AT, at).put(KEY, key.orElseThrow());
    }

    /** Stands before this one by that much time, before all keys; empty when the watermark is not a time. */
    Optional<Cursor> steppedBack(Duration overlap) {
        try {
            return Optional.of(
                    new Cursor(LOCAL.format(LocalDateTime.parse(at, LOCAL).minus(overlap)), Optional.empty()));
        } catch (DateTimeParseException notLocal) {
            return offset().map(time -> new Cursor(OFFSET.format(time.minus(overlap)), Optional.empty()));
        }
    }

    /** The moment it names; empty when the watermark is not a time. */
    Optional<Instant> moment(ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(at, LOCAL).atZone(zone).toInstant());
        } catch (DateTimeParseException notLocal) {
            return offset().map(OffsetDateTime::toInstant);
        }
    }

    /** Of the watermarks alone; numbers as numbers, and the text of times sorts as time does. */
    int compareAt(Cursor other) {
        try {
            return new BigDecimal(at).compareTo(new BigDecimal(other.at));
        } catch (NumberFormatException notNumbers) {
            return at.compareTo(other.at);
        }
    }

    private Optional<OffsetDateTime> offset() {
        try {
            return Optional.of(OffsetDateTime.parse(at, OFFSET));
        } catch (DateTimeParseException notTime) {
            return Optional.empty();
        }
    }
}
