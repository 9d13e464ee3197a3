package org.switchboard.integration.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.PollingRead;
import org.switchboard.integration.intake.IntakeHeaders;

/**
 * Reads a table, and then what is new in it, poll by poll and page by page. The Kamelet calls {@link #begin}, then for
 * each page {@link #nextPage}, Camel's JDBC component and {@link #page}, and {@link #end} at last.
 *
 * <p>A transaction that began before a poll may commit after it with an older watermark. So a poll steps back by the
 * overlap from the newest stored watermark. Once that watermark is unchanged for longer than the overlap, polls
 * continue right after it.
 */
public class IncrementalRead extends PollingRead<TableRead> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SourceDatabase database;
    private String table = "";
    private String query = "";
    private String watermarkColumn;
    private String watermarkType;
    private String keyColumn;
    private int pageSize;
    private String zone = "";
    private boolean trim;

    @Override
    protected TableRead newPoll(Exchange exchange) {
        database.pollBegins();
        Optional<JsonNode> stored = storedWatermark(exchange).map(IncrementalRead::place);
        if (stored.isEmpty()) {
            FirstRead whole = new FirstRead(statement(), horizon());
            return isInitialLoad(exchange) ? whole.counting() : whole;
        }
        if (FirstRead.hasMade(stored.get())) {
            return new FirstRead(statement(), horizon(), stored.get());
        }
        Cursor reached = Cursor.of(stored.get());
        return new ChangeRead(
                statement(),
                horizon(),
                reached,
                requestedBackfill(exchange, reached).orElseGet(() -> startFrom(reached)));
    }

    /** Makes the statement of the next page. */
    public void nextPage(Exchange exchange) {
        if (stopsBeforeNextPage(exchange)) {
            release();
            return;
        }
        TableRead read = poll(exchange);
        exchange.getMessage().removeHeaders("*");
        read.at().ifPresent(at -> exchange.getMessage().setHeader("switchboardAt", at));
        read.key().ifPresent(key -> exchange.getMessage().setHeader("switchboardKey", key));
        exchange.getMessage().setBody(read.statement());
    }

    /** Makes records of the rows, with the watermark that covers them. */
    public void page(Exchange exchange) {
        TableRead read = poll(exchange);
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        List<Map<String, Object>> taken = read.take(rows, isFull(rows));
        read.expected().ifPresent(records -> expect(exchange, records));
        read.ahead().ifPresent(furthest -> noteAhead(exchange, furthest));
        exchange.getMessage().removeHeaders("*");
        read.watermark().ifPresent(watermark -> exchange.getMessage().setHeader(IntakeHeaders.WATERMARK, watermark));
        exchange.getMessage().setBody(records(taken));
        more(exchange, read.hasMore());
    }

    /** No more pages are read for now. */
    void release() {
        database.release();
    }

    /** A page that may not be the last. */
    boolean isFull(List<Map<String, Object>> rows) {
        return rows.size() >= pageSize;
    }

    /** Each is made when it is asked for, in the place of its row: both together would be a second page in memory. */
    List<ObjectNode> records(List<Map<String, Object>> rows) {
        RowRecord record = new RowRecord(sourceZone(), trim);
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Object> page = (List) rows;
        return new AbstractList<>() {
            @Override
            public ObjectNode get(int index) {
                if (page.get(index) instanceof ObjectNode made) {
                    return made;
                }
                ObjectNode made = record.of(rows.get(index));
                page.set(index, made);
                return made;
            }

            @Override
            public int size() {
                return page.size();
            }
        };
    }

    @Override
    protected Optional<String> reached(TableRead read) {
        return read.reached();
    }

    /** Where a backfill begins, by the source's own clock; empty when none is requested or possible. */
    private Optional<Cursor> requestedBackfill(Exchange exchange, Cursor stored) {
        ZoneId clock = sourceZone().orElse(ZoneOffset.UTC);
        Optional<Instant> since = backfillSince(exchange);
        if (since.isPresent() && stored.moment(clock).isEmpty()) {
            refuseBackfill(
                    exchange,
                    since.get(),
                    "It cannot be read again from a moment on: its watermark, " + stored.at() + ", is no time.");
            return Optional.empty();
        }
        return since.map(moment -> Cursor.before(moment.atZone(clock).toLocalDateTime()));
    }

    private Cursor startFrom(Cursor stored) {
        boolean current = stored.moment(sourceZone().orElse(ZoneOffset.UTC))
                .filter(this::isCurrent)
                .isPresent();
        return isStable(stored.at()) && !current
                ? stored
                : stored.steppedBack(overlap()).orElse(stored);
    }

    private static JsonNode place(String watermark) {
        try {
            return JSON.readTree(watermark);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException(
                    "The watermark \"" + watermark + "\" is not one that this source made.", foreign);
        }
    }

    private Horizon horizon() {
        return new Horizon(latestChange(), sourceZone().orElse(ZoneOffset.UTC));
    }

    PageStatement statement() {
        return new PageStatement(
                query.isBlank() ? table : "(" + query + ")",
                watermarkColumn,
                watermarkType,
                keyColumn,
                pageSize,
                database.isPostgres());
    }

    private Optional<ZoneId> sourceZone() {
        return zone.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(zone));
    }

    public void setDatabase(SourceDatabase database) {
        this.database = database;
    }

    public void setTable(String table) {
        this.table = table;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public void setWatermarkColumn(String watermarkColumn) {
        this.watermarkColumn = watermarkColumn;
    }

    public void setWatermarkType(String watermarkType) {
        this.watermarkType = watermarkType;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public void setTrim(boolean trim) {
        this.trim = trim;
    }
}
