package org.switchboard.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.switchboard.launcher.ProjectFolders;

/**
 * Snapshots of a public outage map, and what follows from them. The real ones lie beside the project, or where the
 * system property {@code switchboard.pge-outages} says; without them the project's own small sample in the same form.
 *
 * @param files in the order of their time
 */
record OutageSnapshots(List<Path> files) {

    private static final String PLACE = "switchboard.pge-outages";
    private static final Pattern TAKEN = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What an outage is after all snapshots: our fields by name, as text; empty when there is no value. */
    record Outcome(Map<String, String> latest, List<Estimate> estimates) {}

    /** A restoration time, since the snapshot that first gave it; empty when it was taken back. */
    record Estimate(Instant since, Optional<Instant> restoration) {}

    static OutageSnapshots found() {
        ProjectFolders project = ProjectFolders.find();
        Path beside = project.root().resolveSibling("shared/data/pge-outages");
        Path sample = project.config().resolve("sources/examples/sample");
        Path folder = Optional.ofNullable(System.getProperty(PLACE))
                .map(Path::of)
                .or(() -> Optional.of(beside).filter(Files::isDirectory))
                .orElse(sample);
        try (Stream<Path> all = Files.list(folder)) {
            return new OutageSnapshots(
                    all.filter(file -> file.getFileName().toString().matches("outages-.*\\.json(\\.gz)?"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the outage's key. */
    Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Path file : files) {
            Instant taken = taken(file);
            for (JsonNode row : rows(file)) {
                String key = row.path("F_OUTAGE_ID").asText();
                List<Estimate> estimates =
                        outcomes.containsKey(key) ? outcomes.get(key).estimates() : new ArrayList<>();
                note(estimates, taken, restoration(row));
                outcomes.put(key, new Outcome(latest(row, taken), estimates));
            }
        }
        return outcomes;
    }

    /** What is on the map in the end. */
    Set<String> lastKeys() {
        Set<String> keys = new TreeSet<>();
        rows(files.get(files.size() - 1))
                .forEach(row -> keys.add(row.path("F_OUTAGE_ID").asText()));
        return keys;
    }

    /** The first known time, and from then on every other one. */
    private static void note(List<Estimate> estimates, Instant taken, Optional<Instant> restoration) {
        boolean news = estimates.isEmpty()
                ? restoration.isPresent()
                : !estimates.get(estimates.size() - 1).restoration().equals(restoration);
        if (news) {
            estimates.add(new Estimate(taken, restoration));
        }
    }

    private static Map<String, String> latest(JsonNode row, Instant taken) {
        Map<String, String> latest = new LinkedHashMap<>();
        latest.put("changedAt", taken.toString());
        latest.put("networkElementKey", text(row, "OUTAGE_DEVICE_ID"));
        latest.put("longitude", text(row, "OUTAGE_LONGITUDE"));
        latest.put("latitude", text(row, "OUTAGE_LATITUDE"));
        latest.put("from", moment(row, "OUTAGE_START").map(Instant::toString).orElse(""));
        latest.put(
                "estimatedRestoration", restoration(row).map(Instant::toString).orElse(""));
        latest.put("cause", text(row, "OUTAGE_CAUSE"));
        latest.put("customers", text(row, "EST_CUSTOMERS"));
        latest.put("crewState", text(row, "CREW_CURRENT_STATUS"));
        latest.put("state", "open");
        return latest;
    }

    private static Optional<Instant> restoration(JsonNode row) {
        return moment(row, "CURRENT_ETOR").or(() -> moment(row, "AUTO_ETOR"));
    }

    private static Optional<Instant> moment(JsonNode row, String field) {
        return row.path(field).isNumber()
                ? Optional.of(Instant.ofEpochMilli(row.path(field).asLong()))
                : Optional.empty();
    }

    private static String text(JsonNode row, String field) {
        return Sort.trimmed(row.path(field));
    }

    private static Instant taken(Path file) {
        Matcher name = TAKEN.matcher(file.getFileName().toString());
        if (!name.find()) {
            throw new AssertionError(file + " does not say when it was taken");
        }
        return Instant.from(COMPACT.parse(name.group()));
    }

    private static List<JsonNode> rows(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return Json.each(Json.MAPPER.readTree(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
