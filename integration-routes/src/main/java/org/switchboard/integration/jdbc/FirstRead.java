package org.switchboard.integration.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads all rows in the order of the key. Most databases store them so, and it costs far less than the order of the
 * watermark. What changes meanwhile is found by the next poll, which goes on from the newest change that there was
 * before the first page.
 */
final class FirstRead implements TableRead {

    private static final String NEWEST = "newest";
    private static final String AFTER = "after";

    private final PageStatement statement;
    private final Horizon horizon;
    private Optional<Cursor> newest = Optional.empty();
    private Optional<String> key = Optional.empty();
    private OptionalLong expected = OptionalLong.empty();
    private boolean counts;
    private Stage stage = Stage.NEWEST;

    private enum Stage {
        /** Asks for the newest change. */
        NEWEST,
        /** How much there is to read, where somebody wants to know. */
        COUNT,
        /** The newest was dated far into the future: asks for the newest before that. */
        NEWEST_IN_SIGHT,
        ROWS,
        DONE
    }

    FirstRead(PageStatement statement, Horizon horizon) {
        this.statement = statement;
        this.horizon = horizon;
    }

    /** Counts the rows before it reads them. */
    FirstRead counting() {
        counts = true;
        return this;
    }

    /** Goes on with one that was interrupted. */
    FirstRead(PageStatement statement, Horizon horizon, JsonNode stored) {
        this(statement, horizon);
        this.newest = Optional.of(Cursor.of(stored.path(NEWEST)));
        this.key = Optional.of(stored.path(AFTER).asText());
        this.stage = Stage.ROWS;
    }

    /** Whether that watermark was stored in the middle of a first read. */
    static boolean hasMade(JsonNode stored) {
        return stored.has(NEWEST);
    }

    @Override
    public String statement() {
        return switch (stage) {
            case COUNT -> statement.count();
            case ROWS -> statement.byKeyAfter(key);
            default -> statement.newest(at().isPresent());
        };
    }

    @Override
    public Optional<String> at() {
        return stage == Stage.NEWEST_IN_SIGHT ? Optional.of(horizon.cursor().at()) : Optional.empty();
    }

    @Override
    public Optional<String> key() {
        return key;
    }

    @Override
    public List<Map<String, Object>> take(List<Map<String, Object>> rows, boolean full) {
        if (stage == Stage.ROWS) {
            if (!rows.isEmpty()) {
                key = Optional.of(Cursor.keyOf(rows.get(rows.size() - 1)));
            }
            stage = full ? Stage.ROWS : Stage.DONE;
            return rows;
        }
        if (stage == Stage.COUNT) {
            expected = rows.stream()
                    .mapToLong(row -> ((Number) row.get(PageStatement.ROWS)).longValue())
                    .findFirst();
            stage = Stage.ROWS;
            return List.of();
        }
        Optional<Cursor> found = rows.stream().map(Cursor::of).findFirst();
        if (stage == Stage.NEWEST && found.filter(horizon::isBeyond).isPresent()) {
            stage = Stage.NEWEST_IN_SIGHT;
        } else {
            newest = found;
            boolean empty = found.isEmpty() && stage == Stage.NEWEST;
            Stage reading = counts ? Stage.COUNT : Stage.ROWS;
            stage = empty ? Stage.DONE : reading;
        }
        return List.of();
    }

    @Override
    public boolean hasMore() {
        return stage != Stage.DONE;
    }

    /** Nothing is covered as long as no row has a date that can be trusted: the table is read again. */
    @Override
    public Optional<String> watermark() {
        if (stage == Stage.DONE) {
            return newest.map(cursor -> cursor.json().toString());
        }
        return newest.flatMap(cursor -> key.map(last -> JsonNodeFactory.instance
                .objectNode()
                .put(AFTER, last)
                .set(NEWEST, cursor.json())
                .toString()));
    }

    @Override
    public OptionalLong expected() {
        OptionalLong counted = expected;
        expected = OptionalLong.empty();
        return counted;
    }

    @Override
    public Optional<String> reached() {
        return newest.map(Cursor::at);
    }
}
