package org.switchboard.integration.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.switchboard.shared.Iso8601;
import org.switchboard.source.SourceJson;

/**
 * A row as JSON: names as the database gives them, numbers as numbers, times in ISO 8601.
 *
 * @param zone whose wall clock timestamps without a zone show; they get its offset. Empty: they stay without
 * @param trim whether blanks at the end of a text are padding; a text of nothing but blanks is then null
 */
record RowRecord(Optional<ZoneId> zone, boolean trim) {

    ObjectNode of(Map<String, Object> row) {
        ObjectNode record = SourceJson.NODES.objectNode();
        row.forEach((column, value) -> record.set(column, value(value)));
        record.remove(Cursor.AT_COLUMN);
        record.remove(Cursor.KEY_COLUMN);
        return record;
    }

    private JsonNode value(Object value) {
        JsonNodeFactory json = SourceJson.NODES;
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (value instanceof BigDecimal number) {
            return json.numberNode(number);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return json.numberNode(BigDecimal.valueOf(((Number) value).longValue()));
        }
        if (value instanceof BigInteger number) {
            return json.numberNode(new BigDecimal(number));
        }
        if (value instanceof Number number) {
            return json.numberNode(number.doubleValue());
        }
        if (value instanceof Timestamp timestamp) {
            return local(timestamp.toLocalDateTime());
        }
        if (value instanceof LocalDateTime time) {
            return local(time);
        }
        if (value instanceof Date date) {
            return TextNode.valueOf(date.toLocalDate().toString());
        }
        if (value instanceof java.util.Date time) {
            return TextNode.valueOf(Instant.ofEpochMilli(time.getTime()).toString());
        }
        if (value instanceof byte[] bytes) {
            return json.binaryNode(bytes);
        }
        if (value instanceof java.sql.Array array) {
            return array(array);
        }
        return text(value.toString());
    }

    private JsonNode local(LocalDateTime time) {
        return TextNode.valueOf(zone.map(place -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(place)))
                .orElseGet(() -> Iso8601.text(time)));
    }

    private JsonNode text(String text) {
        if (!trim) {
            return TextNode.valueOf(text);
        }
        String trimmed = text.stripTrailing();
        return trimmed.isEmpty() ? NullNode.instance : TextNode.valueOf(trimmed);
    }

    private JsonNode array(java.sql.Array array) {
        var list = JsonNodeFactory.instance.arrayNode();
        try {
            for (Object element : (Object[]) array.getArray()) {
                list.add(value(element));
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("A list in the row cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return list;
    }
}
