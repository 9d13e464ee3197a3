package org.switchboard.integration.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.mapping.Mapping;
import org.switchboard.integration.mapping.RecordOrigin;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/** Maps the records of a message and passes them to the intake, a batch at a time. */
class IntakeProducer extends DefaultProducer {

    static final int LARGEST_BATCH = 2000;

    /** Records may be very long: no more bytes than these wait to be stored together. */
    static final long HEAVIEST_BATCH = 16_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(IntakeProducer.class);

    private final IntakeComponent component;
    private final FeedId feed;
    private final Optional<String> mapping;
    private final ReconciliationMessages reconciliation;
    private volatile boolean announced;

    IntakeProducer(IntakeEndpoint endpoint, IntakeComponent component) {
        super(endpoint);
        this.component = component;
        this.feed = endpoint.feed();
        this.mapping = endpoint.mappingPath();
        this.reconciliation = new ReconciliationMessages(feed, component.keyReconciliation());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (!getEndpoint().getCamelContext().isAutoStartup()) {
            return; // a trial, which nobody is to notice
        }
        try {
            announce();
        } catch (RuntimeException databaseUnavailable) {
            LOG.warn("feed not announced yet source={} feed={}", feed.source(), feed.name(), databaseUnavailable);
        }
    }

    private void announce() {
        component.feeds().announce(feed, ((IntakeEndpoint) getEndpoint()).objective());
        announced = true;
    }

    /**
     * The watermark goes with the last batch only: what it covers is then stored, all of it. A message is mapped as a whole
     * by the mapping that is in force when it begins.
     */
    @Override
    public void process(Exchange exchange) {
        if (!announced) {
            announce();
        }
        Message message = exchange.getMessage();
        if (message.getHeader(IntakeHeaders.RECONCILIATION) != null) {
            RecordOrigin origin = originOf(message);
            reconciliation.process(
                    message, record -> mapped(record, origin, mapping.map(component.mappings()::mapping)));
            return;
        }
        Optional<String> watermark = Optional.ofNullable(message.getHeader(IntakeHeaders.WATERMARK, String.class));
        RecordOrigin origin = originOf(message);
        Optional<IntakeReport> report = IntakeReport.in(exchange);
        Object body = message.getBody();
        Iterator<SourceRecord> originals = RecordBody.of(body);
        List<SourceRecord> batch = new ArrayList<>();
        long stored = 0;
        RecordSink sink = component.sink(feed);
        Optional<Mapping> inUse = Optional.empty();
        while (hasNext(originals, batch, report, sink)) {
            SourceRecord original = originals.next();
            if (inUse.isEmpty()) {
                inUse = mapping.map(component.mappings()::mapping);
            }
            for (SourceRecord record : mapped(original, origin, inUse)) {
                batch.add(sink.prepare(record));
            }
            while (batch.size() > LARGEST_BATCH) {
                List<SourceRecord> full = batch.subList(0, LARGEST_BATCH);
                store(sink, full, Optional.empty(), report);
                full.clear();
            }
            long read = body instanceof SizedRecords weighed ? weighed.bytesRead() : 0;
            if (read - stored > HEAVIEST_BATCH) {
                store(sink, batch, Optional.empty(), report);
                batch.clear();
                stored = read;
            }
        }
        store(sink, batch, watermark, report);
    }

    /** When what is read turns out to be garbage from here on, what was good before it is stored all the same. */
    private boolean hasNext(
            Iterator<SourceRecord> originals,
            List<SourceRecord> batch,
            Optional<IntakeReport> report,
            RecordSink sink) {
        try {
            return originals.hasNext();
        } catch (RuntimeException malformed) {
            if (!batch.isEmpty()) {
                store(sink, batch, Optional.empty(), report);
            }
            throw malformed;
        }
    }

    private RecordOrigin originOf(Message message) {
        String fileName = message.getHeader(IntakeHeaders.FILE_NAME, String.class);
        Instant now = component.clock().instant();
        return new RecordOrigin(Optional.of(feed.source()), Optional.ofNullable(fileName), now);
    }

    private static List<SourceRecord> mapped(SourceRecord record, RecordOrigin origin, Optional<Mapping> inUse) {
        if (inUse.isEmpty() || record.canonical().isEmpty()) {
            return List.of(record);
        }
        return inUse.get().apply(record.original(), origin);
    }

    private void store(
            RecordSink sink, List<SourceRecord> records, Optional<String> watermark, Optional<IntakeReport> report) {
        IntakeResult result = sink.store(new IntakeBatch(feed, records, mapping, watermark));
        report.ifPresent(each -> each.add(result));
        if (!result.rejected().isEmpty()) {
            LOG.warn(
                    "records rejected source={} feed={} count={} first={}",
                    feed.source(),
                    feed.name(),
                    result.rejected().size(),
                    result.rejected().get(0).reason());
        }
    }
}
