package org.switchboard.integration.cim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.files.MalformedFile;
import org.switchboard.integration.files.RecordReading;
import org.switchboard.integration.intake.IntakeHeaders;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;

/**
 * Makes network elements of a model in RDF/XML. A model is read whole, because the upstream element may be anywhere in
 * it. Only the used properties of each object are kept, some hundred bytes an element. Inconsistencies of the network
 * are reported to the feed.
 */
public class NetworkReading extends ServiceBean implements RecordReading {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkReading.class);

    private static final String RECONCILES = "SwitchboardReconciles";

    private String routeId;
    private boolean keyedByName;
    private boolean completeModel;
    private int sweepLimit;

    /** The current model, until its keys are reconciled. */
    private Optional<Read> read = Optional.empty();

    private record Read(List<ObjectNode> records, Optional<String> note) {}

    @Override
    public Iterator<ObjectNode> records(String fileName, InputStream bytes) {
        CimModel model = model(fileName, bytes);
        NetworkTree tree = new NetworkTree(model);
        NetworkFindings findings = new NetworkFindings(model, tree);
        reportFindings(fileName, findings);
        List<ObjectNode> records =
                new NetworkRecords(model, tree, keyedByName).records().toList();
        read = completeModel ? Optional.of(new Read(records, findings.note())) : Optional.empty();
        return records.iterator();
    }

    /** A model was opened: reconciliation of its keys may begin, where each model is the whole network. */
    public void beginReconciliation(Exchange exchange) {
        boolean due = read.isPresent()
                && services().keyReconciliation().isDue(services().routeFeeds().only(routeId), Duration.ZERO);
        exchange.setProperty(RECONCILES, due);
        if (due) {
            exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION, IntakeHeaders.RECONCILIATION_BEGIN);
        }
    }

    /** The elements follow. */
    public void clearReconciliationHeader(Exchange exchange) {
        exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION);
    }

    /** All elements were sent: these are their keys. */
    public void reconcileKeys(Exchange exchange) {
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION, IntakeHeaders.RECONCILIATION_KEYS);
        exchange.getMessage().setBody(read.map(Read::records).orElseThrow());
    }

    /** Elements that were not among them are deleted, unless they are too many. */
    public void endReconciliation(Exchange exchange) {
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION, IntakeHeaders.RECONCILIATION_END);
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION_LIMIT, sweepLimit);
        exchange.getMessage().setBody(List.of());
    }

    /** An accepted reconciliation has removed the feed's note, so the findings about the network are noted again. */
    public void finishReconciliation(Exchange exchange) {
        exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION);
        exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION_LIMIT);
        if (exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION_REFUSAL) == null) {
            services().feeds().note(services().routeFeeds().only(routeId), FeedNote.CONTENT, read.flatMap(Read::note));
        }
        read = Optional.empty();
    }

    private static CimModel model(String fileName, InputStream bytes) {
        try {
            return CimReader.read(bytes);
        } catch (XMLStreamException malformed) {
            throw new MalformedFile(fileName + " is no network model: " + reason(malformed) + ".", malformed);
        }
    }

    private void reportFindings(String fileName, NetworkFindings findings) {
        for (FeedId feed : services().routeFeeds().of(routeId)) {
            findings.faults()
                    .forEach(fault -> LOG.warn(
                            "network model odd source={} feed={} file={} finding={}",
                            feed.source(),
                            feed.name(),
                            fileName,
                            fault));
            services().feeds().note(feed, FeedNote.CONTENT, findings.note());
        }
    }

    /** The parser puts the place before its message. */
    private static String reason(XMLStreamException malformed) {
        int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNumber();
        String message = String.valueOf(malformed.getMessage());
        int mark = message.indexOf("Message: ");
        String words = (mark < 0 ? message : message.substring(mark + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
        return (line > 0 ? "line " + line + ": " : "") + words.strip().replaceFirst("\\.$", "");
    }

    /** Asked for where a file does not say it; XML does. */
    @Override
    public Charset charset() {
        return StandardCharsets.UTF_8;
    }

    /** The route whose feeds get the reports. */
    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }

    /** Whether each model is the whole network, so that what is no longer in it is deleted. */
    public void setCompleteModel(boolean completeModel) {
        this.completeModel = completeModel;
    }

    /** How many percent of the elements may be missing at once. */
    public void setSweepLimit(int sweepLimit) {
        this.sweepLimit = sweepLimit;
    }

    /** {@code mrid} or {@code name}: by what other systems refer to an element. */
    public void setKeys(String keys) {
        this.keyedByName = keys.equals("name");
    }
}
