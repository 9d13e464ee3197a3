package org.switchboard.integration.cim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.cim.ModelFiles.ModelFile;
import org.switchboard.integration.files.form.MalformedFile;
import org.switchboard.integration.files.form.RecordReading;
import org.switchboard.integration.intake.IntakeHeaders;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;

/**
 * Makes network elements of a model in RDF/XML. A model is read whole, because the upstream element may be anywhere in
 * it. Only the used properties of each object are kept, some hundred bytes an element. A file with a header is a part of
 * a model, which is read together with the parts that came before. Inconsistencies of the network, and missing parts, are
 * reported to the feed.
 */
public class NetworkReading extends ServiceBean implements RecordReading {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkReading.class);

    private static final String RECONCILES = "SwitchboardReconciles";

    private String routeId;
    private String folder;
    private String parts;
    private boolean keyedByName;
    private boolean completeModel;
    private int sweepLimit;

    private Optional<TrialParts> trialParts = Optional.empty();

    /** The elements of the current model, until its keys are reconciled. */
    private Optional<List<ObjectNode>> read = Optional.empty();

    @Override
    public Iterator<ObjectNode> records(String fileName, InputStream bytes) throws IOException {
        read = Optional.empty();
        try (ModelFiles content = ModelFiles.of(fileName, bytes)) {
            List<CimHeader> headers = new ArrayList<>();
            Map<String, CimObject> objects = new LinkedHashMap<>();
            Map<String, Integer> ignored = new TreeMap<>();
            List<ModelFile> partFiles = new ArrayList<>();
            for (ModelFile file : content.files()) {
                CimPart part = read(file);
                if (part.header().isPresent()) {
                    headers.add(part.header().get());
                    partFiles.add(file);
                } else {
                    part.model().all().forEach(object -> objects.merge(object.id(), object, CimObject::with));
                    part.model().ignored().forEach((type, count) -> ignored.merge(type, count, Integer::sum));
                }
            }
            List<ObjectNode> records = new ArrayList<>();
            if (partFiles.size() < content.files().size()) {
                records.addAll(wholeModel(fileName, new CimModel(objects, ignored)));
            }
            if (!partFiles.isEmpty()) {
                records.addAll(partOfModel(fileName, headers, partFiles));
            }
            return records.iterator();
        }
    }

    private static CimPart read(ModelFile file) throws IOException {
        try (InputStream bytes = file.open()) {
            return CimReader.read(bytes);
        } catch (XMLStreamException malformed) {
            throw new MalformedFile(file.name() + " is no network model: " + reason(malformed) + ".", malformed);
        }
    }

    private List<ObjectNode> wholeModel(String fileName, CimModel model) throws IOException {
        NetworkTree tree = new NetworkTree(model);
        NetworkFindings findings = new NetworkFindings(model, tree);
        List<ObjectNode> records = records(model, tree);
        log(fileName, findings.faults());
        Optional<String> note = records.isEmpty() ? Optional.of("It has no element of a network.") : findings.note();
        if (completeModel) {
            note(FeedNote.CONTENT, note);
            read = Optional.of(records);
        } else {
            if (new ModelParts(partsFolder()).all().isEmpty()) {
                note(FeedNote.CONTENT, Optional.empty());
            }
            note(FeedNote.CONTENT, fileName, note.map(text -> fileName + ": " + text));
        }
        return records;
    }

    /** The part is kept, and the model is read with all its parts. */
    private List<ObjectNode> partOfModel(String fileName, List<CimHeader> headers, List<ModelFile> files)
            throws IOException {
        ModelParts kept = new ModelParts(partsFolder());
        List<String> outdated = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name();
            if (headers.get(i).isUsed()) {
                kept.keep(headers.get(i), name, files.get(i).packed())
                        .ifPresent(later -> outdated.add(name + " is not used: " + later.label() + " is later."));
            }
        }
        note(FeedNote.FILE, fileName, sentences(outdated));
        if (headers.stream().noneMatch(CimHeader::isUsed)) {
            return List.of();
        }
        MergedModel merged = ModelMerge.of(kept.all());
        log(fileName, merged.missing());
        if (!merged.isUsable()) {
            List<String> missing = new ArrayList<>(merged.missing());
            missing.add("No element is stored until then.");
            note(FeedNote.CONTENT, sentences(missing));
            return List.of();
        }
        NetworkTree tree = new NetworkTree(merged.model());
        NetworkFindings findings = new NetworkFindings(merged.model(), tree);
        log(fileName, findings.faults());
        List<String> notes = new ArrayList<>(merged.missing());
        findings.note().ifPresent(notes::add);
        note(FeedNote.CONTENT, sentences(notes));
        List<ObjectNode> records = records(merged.model(), tree);
        read = completeModel && merged.isComplete() ? Optional.of(records) : Optional.empty();
        return Stream.concat(
                        records.stream(),
                        new NetworkRecords(merged.model(), tree, keyedByName).deleted(merged.removed()))
                .toList();
    }

    private List<ObjectNode> records(CimModel model, NetworkTree tree) {
        return new NetworkRecords(model, tree, keyedByName).records().toList();
    }

    private static Optional<String> sentences(List<String> sentences) {
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    /** A trial moves no file, and keeps none: it has a copy of its own. */
    private Path partsFolder() throws IOException {
        Path kept = Path.of(folder).resolve(parts);
        boolean trial = getCamelContext().getEndpoints().stream()
                .anyMatch(endpoint -> endpoint instanceof GenericFileEndpoint<?> files && files.isNoop());
        if (!trial) {
            return kept;
        }
        if (trialParts.isEmpty()) {
            trialParts = Optional.of(TrialParts.copyOf(kept));
            addToTrial(trialParts.get());
        }
        return trialParts.get().folder();
    }

    private void addToTrial(TrialParts copy) {
        try {
            getCamelContext().addService(copy);
        } catch (Exception stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void log(String fileName, List<String> findings) {
        for (FeedId feed : services().routeFeeds().of(routeId)) {
            findings.forEach(finding -> LOG.warn(
                    "network model odd source={} feed={} file={} finding={}",
                    feed.source(),
                    feed.name(),
                    fileName,
                    finding));
        }
    }

    private void note(FeedNote kind, Optional<String> note) {
        services().routeFeeds().of(routeId).forEach(feed -> services().feeds().note(feed, kind, note));
    }

    private void note(FeedNote kind, String subject, Optional<String> note) {
        services().routeFeeds().of(routeId).forEach(feed -> services().feeds().note(feed, kind, subject, note));
    }

    @Override
    public boolean notesFiles() {
        return true;
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
        exchange.getMessage().setBody(read.orElseThrow());
    }

    /** Elements that were not among them are deleted, unless they are too many. */
    public void endReconciliation(Exchange exchange) {
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION, IntakeHeaders.RECONCILIATION_END);
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION_LIMIT, sweepLimit);
        exchange.getMessage().setBody(List.of());
    }

    /** Other records follow as usual. */
    public void finishReconciliation(Exchange exchange) {
        exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION);
        exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION_LIMIT);
        exchange.getMessage().removeHeader(IntakeHeaders.RECONCILIATION_REFUSAL);
        read = Optional.empty();
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

    /** The folder that is read. */
    public void setFolder(String folder) {
        this.folder = folder;
    }

    /** Where the current parts of models are kept; relative to the folder. */
    public void setParts(String parts) {
        this.parts = parts;
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
