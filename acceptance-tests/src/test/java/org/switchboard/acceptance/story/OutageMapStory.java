package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.acceptance.story.OutageSnapshots.Estimate;
import org.switchboard.acceptance.story.OutageSnapshots.Outcome;
import org.switchboard.launcher.ProjectFolders;
import org.switchboard.launcher.Workbench;

/** A fifth system with nothing but the example's route file and mapping, copied up by an operator. */
@WithSwitchboard
class OutageMapStory {

    private static final String MAPPING = "pge-outages/outage.jslt";
    private static final Path EXAMPLES = ProjectFolders.find().config().resolve("sources/examples");
    private static final Duration FED = Duration.ofSeconds(120);

    private final OutageSnapshots snapshots = OutageSnapshots.found();
    private final Path inbox = Path.of("target/pge-inbox").toAbsolutePath();
    private Workbench workbench;
    private SourceFolderOnDisk folder;
    private Api integrator;

    @BeforeEach
    void copyUp(Workbench running) throws IOException {
        workbench = running;
        folder = new SourceFolderOnDisk(running);
        integrator = Api.as("integrator", running);
        empty(inbox);
        Files.createDirectories(inbox);
        folder.write(MAPPING, Files.readString(EXAMPLES.resolve(MAPPING)));
        folder.write("pge.properties", "PGE_OUTAGES_FOLDER=" + inbox + "\n");
    }

    @AfterEach
    void takeAway() {
        List.of("pge-outages.camel.yaml", "pge.properties", MAPPING).forEach(folder::remove);
        Desk.await("the example is off again", Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                        Json.each(integrator.get("sources").ok().path("items"))
                                .map(source -> source.path("file").asText()))
                .doesNotContain("pge-outages.camel.yaml"));
    }

    @Test
    void snapshots_in_order_give_each_outage_once_in_its_latest_state_with_history() {
        folder.write("pge-outages.camel.yaml", example());
        Map<String, Outcome> expected = snapshots.outcomes();
        assertThat(expected).hasSizeGreaterThan(2);

        long began = System.nanoTime();
        feed("");
        Measured.log(
                snapshots.files().size() + " snapshots with " + expected.size() + " outages are in after",
                Measured.since(began));
        assertHeld("pge", expected);
        assertThat(estimates("pge")).isEqualTo(estimatesOf(expected));
        assertThat(open("pge")).as("what is no longer on the map has ended").isEqualTo(snapshots.lastKeys());
        assertHistoryIsShown(expected);

        String before = accepted();
        feed("again-");
        assertHeld("pge", expected);
        assertThat(estimates("pge")).isEqualTo(estimatesOf(expected));
        assertThat(accepted()).as("records that changed something").isEqualTo(before);
    }

    @Test
    void order_of_snapshots_does_not_change_the_latest_state() {
        folder.write("pge-outages.camel.yaml", example().replace("source: pge", "source: pge-backwards"));
        Map<String, Outcome> expected = snapshots.outcomes();

        feed("backwards");

        assertHeld("pge-backwards", expected);
    }

    private static String example() {
        try {
            return Files.readString(EXAMPLES.resolve("pge-outages.camel.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files are read in the order of their names, so a letter before it decides; the mapping finds the time anyway. */
    private void feed(String how) {
        int count = snapshots.files().size();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String place = how.equals("backwards") ? (char) ('a' + count - i) + "-" : how;
            Path file = snapshots.files().get(i);
            String name = file.getFileName().toString().replaceFirst("outages-", "outages-" + place);
            put(file, name);
            names.add(name);
        }
        Desk.await("all snapshots are archived", FED).untilAsserted(() -> assertThat(namesIn(inbox.resolve("archive")))
                .containsAll(names));
        assertThat(namesIn(inbox.resolve("errors"))).isEmpty();
    }

    private void put(Path file, String name) {
        try {
            Path beside = Files.copy(file, inbox.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertHeld(String source, Map<String, Outcome> expected) {
        List<JsonNode> records =
                integrator.get("export/outage?source=" + source).okLines();
        assertThat(Sort.twice(records)).isEmpty();
        Map<String, Map<String, String>> held = new TreeMap<>();
        records.forEach(record -> held.put(record.path("key").asText(), fields(record)));
        Map<String, Map<String, String>> latest = new TreeMap<>();
        expected.forEach((key, outcome) -> latest.put(key, outcome.latest()));
        assertThat(held).containsExactlyEntriesOf(latest);
    }

    private static Map<String, String> fields(JsonNode record) {
        Map<String, String> fields = new LinkedHashMap<>();
        Stream.of("changedAt", "networkElementKey", "longitude", "latitude", "from", "estimatedRestoration")
                .forEach(name -> fields.put(name, text(record, name)));
        Stream.of("cause", "customers", "crewState", "state").forEach(name -> fields.put(name, text(record, name)));
        return fields;
    }

    private static String text(JsonNode record, String name) {
        String text = Sort.trimmed(record.path(name));
        boolean moment = List.of("changedAt", "from", "estimatedRestoration").contains(name);
        return moment && !text.isEmpty()
                ? OffsetDateTime.parse(text).toInstant().toString()
                : text;
    }

    private static Map<String, List<Estimate>> estimatesOf(Map<String, Outcome> outcomes) {
        Map<String, List<Estimate>> estimates = new TreeMap<>();
        outcomes.forEach((key, outcome) -> {
            if (!outcome.estimates().isEmpty()) {
                estimates.put(key, outcome.estimates());
            }
        });
        return estimates;
    }

    /** All of them by SQL: thousands of questions would say no more. */
    private Map<String, List<Estimate>> estimates(String source) {
        Map<String, List<Estimate>> estimates = new TreeMap<>();
        try (Connection connection = workbench.database().dataSource().getConnection();
                PreparedStatement question = connection.prepareStatement("""
                        select o.source_key, e.changed_at, e.estimated_restoration_at
                        from outage_restoration_estimate e join outage o on o.id = e.outage_id
                        where o.source = ? order by o.source_key, e.changed_at""")) {
            question.setString(1, source);
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    estimates
                            .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(new Estimate(
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                            .map(OffsetDateTime::toInstant)));
                }
            }
            return estimates;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** One outage whose restoration time has changed, as a program reads it. */
    private void assertHistoryIsShown(Map<String, Outcome> expected) {
        Map.Entry<String, Outcome> moved = expected.entrySet().stream()
                .filter(each -> each.getValue().estimates().size() > 1)
                .filter(each -> snapshots.lastKeys().contains(each.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no restoration time changes in these snapshots"));
        String id = workbench
                .database()
                .ask("select id from outage where source = 'pge' and source_key = '" + moved.getKey() + "'");

        JsonNode outage = Api.as("dispatcher", workbench).get("outages/" + id).ok();

        assertThat(Json.each(outage.path("history"))
                        .map(each -> new Estimate(
                                Instant.parse(each.path("changedAt").asText()),
                                Optional.of(each.path("estimatedRestorationAt").asText())
                                        .filter(text -> !text.isEmpty())
                                        .map(Instant::parse))))
                .containsExactlyElementsOf(moved.getValue().estimates());
    }

    private Set<String> open(String source) {
        String keys = workbench
                .database()
                .ask("select string_agg(source_key, ' ') from outage where not deleted and source = '" + source + "'");
        return new TreeSet<>(List.of(keys.split(" ")));
    }

    private String accepted() {
        return workbench.database().ask("select accepted from feed where source = 'pge'");
    }

    private static List<String> namesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
