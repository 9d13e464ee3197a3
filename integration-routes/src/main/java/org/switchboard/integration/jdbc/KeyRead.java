package org.switchboard.integration.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.PollingRead;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.intake.IntakeHeaders;

/**
 * Reads all keys of a table from time to time, because a deleted row has no watermark. Comes
 * after a poll in the same exchange: {@link #begin}, then for each page {@link #nextPage}, Camel's JDBC component and
 * {@link #page}, and {@link #end} when keys were reconciled.
 */
public class KeyRead extends ServiceBean {

    /** Exchange property: whether this poll reconciles keys. */
    public static final String RECONCILES = "SwitchboardReconciles";

    private static final String LAST_KEY = "SwitchboardLastKey";

    private IncrementalRead read;
    private int period;
    private int limit;

    /** Begins a key reconciliation when one is due. */
    public void begin(Exchange exchange) {
        boolean due = isDue(exchange);
        exchange.setProperty(RECONCILES, due);
        exchange.setProperty(PollingRead.MORE, due);
        setMessage(exchange, IntakeHeaders.RECONCILIATION_BEGIN, List.of());
    }

    /** Makes the statement of the next page. */
    public void nextPage(Exchange exchange) {
        if (PollingRead.stopsBeforeNextPage(exchange, services())) {
            read.release();
            return;
        }
        Optional<String> last = Optional.ofNullable(exchange.getProperty(LAST_KEY, String.class));
        exchange.getMessage().removeHeaders("*");
        last.ifPresent(key -> exchange.getMessage().setHeader("switchboardKey", key));
        exchange.getMessage().setBody(read.statement().keysAfter(last));
    }

    /** Makes records of the keys. */
    public void page(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        if (!rows.isEmpty()) {
            exchange.setProperty(LAST_KEY, rows.get(rows.size() - 1).get(Cursor.KEY_COLUMN));
        }
        exchange.setProperty(PollingRead.MORE, read.isFull(rows));
        setMessage(exchange, IntakeHeaders.RECONCILIATION_KEYS, read.records(rows));
    }

    /** All keys were read. */
    public void end(Exchange exchange) {
        setMessage(exchange, IntakeHeaders.RECONCILIATION_END, List.of());
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION_LIMIT, limit);
    }

    private boolean isDue(Exchange exchange) {
        if (period <= 0) {
            return false;
        }
        return services().keyReconciliation().isDue(services().routeFeeds().only(exchange), Duration.ofSeconds(period));
    }

    private static void setMessage(Exchange exchange, String part, List<?> body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION, part);
        exchange.getMessage().setBody(body);
    }

    public void setRead(IncrementalRead read) {
        this.read = read;
    }

    /** Seconds from one reconciliation to the next; 0 for none. */
    public void setPeriod(int period) {
        this.period = period;
    }

    /** How many percent of the records may be missing at once. */
    public void setLimit(int limit) {
        this.limit = limit;
    }
}
