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
import org.switchboard.source.record.RecordOrder;

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
        Optional<CompleteList> list = CompleteList.begin(message, feed, component.keyReconciliation());
        Storing storing = new Storing(
                component.sink(feed),
                message.getHeader(IntakeHeaders.ORDER, RecordOrder.BY_CHANGE_TIME, RecordOrder.class),
                IntakeReport.in(exchange),
                list);
        store(message.getBody(), originOf(message), storing);
        storing.end(Optional.ofNullable(message.getHeader(IntakeHeaders.WATERMARK, String.class)));
        list.ifPresent(complete -> complete.end(reconciliation));
    }

    private void store(Object body, RecordOrigin origin, Storing storing) {
        Iterator<SourceRecord> originals = RecordBody.of(body);
        Optional<Mapping> inUse = Optional.empty();
        long stored = 0;
        while (hasNext(originals, storing)) {
            SourceRecord original = originals.next();
            if (inUse.isEmpty()) {
                inUse = mapping.map(component.mappings()::mapping);
            }
            mapped(original, origin, inUse).forEach(storing::add);
            long read = body instanceof SizedRecords weighed ? weighed.bytesRead() : 0;
            if (read - stored > HEAVIEST_BATCH) {
                storing.flush();
                stored = read;
            }
        }
    }

    /** When what is read turns out to be garbage from here on, what was good before it is stored all the same. */
    private static boolean hasNext(Iterator<SourceRecord> originals, Storing storing) {
        try {
            return originals.hasNext();
        } catch (RuntimeException malformed) {
            storing.flush();
            throw malformed;
        }
    }

    /** The records of one message on their way into the store, batch by batch. */
    private final class Storing {

        private final RecordSink sink;
        private final RecordOrder order;
        private final Optional<IntakeReport> report;
        private final Optional<CompleteList> list;
        private final List<SourceRecord> batch = new ArrayList<>();

        Storing(RecordSink sink, RecordOrder order, Optional<IntakeReport> report, Optional<CompleteList> list) {
            this.sink = sink;
            this.order = order;
            this.report = report;
            this.list = list;
        }

        /** The last batch is kept for {@link #end}, which gives the watermark. */
        void add(SourceRecord record) {
            if (batch.size() == LARGEST_BATCH) {
                flush();
            }
            batch.add(sink.prepare(record));
        }

        void flush() {
            if (!batch.isEmpty()) {
                end(Optional.empty());
            }
        }

        /** Also without records: the source answered. */
        void end(Optional<String> watermark) {
            IntakeResult result = sink.store(new IntakeBatch(feed, batch, mapping, watermark, order));
            list.ifPresent(complete -> complete.present(batch));
            batch.clear();
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
}
