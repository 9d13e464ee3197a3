package org.switchboard.integration.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.PollingRead;
import org.switchboard.integration.intake.IntakeHeaders;

/**
 * Reads what is new in a table, poll by poll and page by page. The Kamelet calls {@link #begin}, then for each page
 * {@link #nextPage}, Camel's JDBC component and {@link #page}, and {@link #end} at last.
 *
 * <p>A transaction that began before a poll may commit after it with an older watermark. So a poll steps back by the
 * overlap from the newest watermark stored, as long as that is news; once it has stood for longer than the overlap,
 * whatever it could hide has been read, and polls go on right behind it.
 */
public class IncrementalRead extends PollingRead<IncrementalRead.Poll> {

    private static final Duration FUTURE = Duration.ofDays(1);

    private SourceDatabase database;
    private String table = "";
    private String query = "";
    private String watermarkColumn;
    private String watermarkType;
    private String keyColumn;
    private int pageSize;
    private String zone = "";
    private boolean trim;

    /** What one poll remembers from page to page. */
    static final class Poll {
        private final Optional<Cursor> stored;
        private final boolean steppedBack;
        private final PageStatement statement;
        private Optional<Cursor> cursor;
        private Optional<Cursor> covered;

        Poll(Optional<Cursor> stored, Optional<Cursor> start, PageStatement statement) {
            this.stored = stored;
            this.steppedBack = start.isPresent() && start.get().key().isEmpty();
            this.statement = statement;
            this.cursor = start;
            this.covered = stored;
        }
    }

    @Override
    protected Poll newPoll(Exchange exchange) {
        database.release(); // that of a poll which failed
        Optional<Cursor> stored = storedWatermark(exchange).map(Cursor::parse);
        Optional<Cursor> start =
                stored.flatMap(watermark -> wished(exchange, watermark)).or(() -> stored.map(this::startFrom));
        return new Poll(stored, start, statement());
    }

    /** Makes the statement of the next page. */
    public void nextPage(Exchange exchange) {
        if (endsHere(exchange)) {
            release();
            return;
        }
        Poll poll = poll(exchange);
        exchange.getMessage().removeHeaders("*");
        poll.cursor.ifPresent(cursor -> {
            exchange.getMessage().setHeader("switchboardAt", cursor.at());
            cursor.key().ifPresent(key -> exchange.getMessage().setHeader("switchboardKey", key));
        });
        exchange.getMessage().setBody(poll.statement.after(poll.cursor));
    }

    /** Makes records of the rows, with the watermark that covers them. */
    public void page(Exchange exchange) {
        Poll poll = poll(exchange);
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        boolean more = isFull(rows);
        if (!rows.isEmpty()) {
            poll.cursor = Optional.of(cursor(rows.get(rows.size() - 1)));
            poll.covered = covered(poll, rows, more);
        }
        exchange.getMessage().removeHeaders("*");
        poll.covered.ifPresent(cursor -> exchange.getMessage().setHeader(IntakeHeaders.WATERMARK, cursor.watermark()));
        exchange.getMessage().setBody(records(rows));
        more(exchange, more);
    }

    /** No more pages are read for now. */
    void release() {
        database.release();
    }

    /** A page that may not be the last. */
    boolean isFull(List<Map<String, Object>> rows) {
        return rows.size() >= pageSize;
    }

    /** Each is made when it is asked for: a page of records at once would be a second page in memory. */
    List<ObjectNode> records(List<Map<String, Object>> rows) {
        RowRecord record = new RowRecord(sourceZone(), trim);
        return new AbstractList<>() {
            @Override
            public ObjectNode get(int index) {
                return record.of(rows.get(index));
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    @Override
    protected Optional<String> reached(Poll poll) {
        return poll.covered.map(Cursor::at);
    }

    /** Where a backfill begins, by the source's own clock; empty when none is wished, or none can be. */
    private Optional<Cursor> wished(Exchange exchange, Cursor stored) {
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
        return isSettled(stored.at()) ? stored : stored.steppedBack(overlap()).orElse(stored);
    }

    /**
     * How far everything is stored once this page is. Rows dated far into the future by mistake are stored and not
     * counted, or nothing after them would ever be read.
     */
    private Optional<Cursor> covered(Poll poll, List<Map<String, Object>> rows, boolean more) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Cursor candidate = cursor(rows.get(i));
            boolean future = candidate
                    .moment(sourceZone().orElse(ZoneOffset.UTC))
                    .filter(moment -> moment.isAfter(clock().instant().plus(FUTURE)))
                    .isPresent();
            if (!future) {
                return isBeyond(candidate, poll, more) ? Optional.of(candidate) : poll.covered;
            }
        }
        return poll.covered;
    }

    /** While a poll reads again what it had stepped back over, the stored watermark stays. */
    private static boolean isBeyond(Cursor candidate, Poll poll, boolean more) {
        if (!poll.steppedBack) {
            return true;
        }
        int order = candidate.compareAt(poll.stored.orElseThrow());
        return order > 0 || order == 0 && !more;
    }

    private static Cursor cursor(Map<String, Object> row) {
        return new Cursor(
                String.valueOf(row.get(PageStatement.AT)), Optional.of(String.valueOf(row.get(PageStatement.KEY))));
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
