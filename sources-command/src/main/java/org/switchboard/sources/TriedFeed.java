package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchboard.integration.schema.JsonSchemaRecordSchemas;
import org.switchboard.integration.trial.TriedRecord;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.UnknownField;
import org.switchboard.source.model.FeedId;

/** The records that a trial has read for one feed, shown one after the other. */
final class TriedFeed {

    private final FeedId feed;
    private final List<TriedRecord> records;

    TriedFeed(FeedId feed, List<TriedRecord> records) {
        this.feed = feed;
        this.records = records;
    }

    /**
     * @param server to ask what would change; null to leave that out
     * @return whether all of them would be taken
     */
    boolean show(PrintWriter out, ServerConnection server) {
        out.printf("%s, %s: %d record(s)%n", feed.source(), feed.type().wireName(), records.size());
        JsonNode previews = server == null ? null : previews(server);
        boolean good = true;
        for (int i = 0; i < records.size(); i++) {
            out.println();
            good &= show(out, records.get(i), previews == null ? null : previews.path(i));
        }
        return good;
    }

    private boolean show(PrintWriter out, TriedRecord tried, JsonNode preview) {
        out.println("  source:    " + tried.record().original());
        tried.record().canonical().ifPresent(canonical -> out.println("  canonical: " + canonical));
        Optional<FieldProblem> problem = problem(tried);
        if (problem.isPresent()) {
            String field = problem.get().field().isEmpty() ? "" : problem.get().field() + ": ";
            out.println("  rejected:  " + field + problem.get().reason());
            return false;
        }
        List<UnknownField> unknown =
                SCHEMAS.unknownFields(feed.type(), tried.record().canonical().orElseThrow());
        unknown.forEach(field -> out.println("  unknown:   " + field.pointer() + " is no field of a record of the type "
                + feed.type().wireName()
                + field.nearest().map(name -> "; perhaps " + name).orElse("") + "."));
        if (preview != null) {
            out.println("  outcome:   " + preview.path("outcome").asText().toLowerCase(Locale.ROOT));
            for (JsonNode change : preview.path("changes")) {
                out.println("    " + change.path("field").asText() + ": "
                        + change.path("held").asText("nothing") + " -> "
                        + change.path("offered").asText("nothing"));
            }
            for (JsonNode match : preview.path("matches")) {
                out.printf(
                        Locale.ROOT,
                        "    %s: %s/%s %s (match score %.1f)%n",
                        match.path("joins").asBoolean()
                                ? "would be merged with"
                                : "a person would decide on a match with",
                        match.path("source").asText(),
                        match.path("key").asText(),
                        match.path("name").asText(),
                        match.path("score").asDouble());
            }
        }
        return unknown.isEmpty();
    }

    private Optional<FieldProblem> problem(TriedRecord tried) {
        return tried.record()
                .failure()
                .or(() -> SCHEMAS
                        .problems(feed.type(), tried.record().canonical().orElseThrow())
                        .stream()
                        .findFirst());
    }

    /** In the order of the records; a record that no mapping could make has an empty place. */
    private JsonNode previews(ServerConnection server) {
        String lines = records.stream()
                .map(tried -> tried.record().canonical().map(JsonNode::toString).orElse("{}"))
                .collect(Collectors.joining("\n"));
        return server.post(
                        "intake/" + ServerConnection.escaped(feed.source()) + "/"
                                + feed.type().wireName() + "/preview",
                        "application/x-ndjson",
                        lines)
                .path("items");
    }

    private static final JsonSchemaRecordSchemas SCHEMAS = new JsonSchemaRecordSchemas();
}
