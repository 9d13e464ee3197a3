package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.launcher.EmbeddedDatabase;
import org.switchboard.launcher.ProjectFolders;
import org.switchboard.launcher.Workbench;

/** A whole of its own, larger than the others', whose server dies while it takes in the city. */
class KilledDuringFirstLoadStory {

    private static final int CUSTOMERS = Integer.getInteger("switchboard.killed.customers", 5_000);
    private static final Path WORK = Path.of("target/workbench-killed");

    /** Route files are put here when everything runs, so that the load begins before our eyes. */
    private static final Path CONFIG = Path.of("target/workbench-killed-config");

    private static final Duration BEGUN = Duration.ofMinutes(3);
    private static final Duration LOADED = Duration.ofMinutes(5);

    @Test
    void nothing_is_missing_and_nothing_is_there_twice() throws IOException {
        empty(CONFIG);
        Files.createDirectories(CONFIG.resolve("sources"));
        try (Workbench workbench = Workbench.in(WORK)
                .fresh(true)
                .shortLived()
                .customers(CUSTOMERS)
                .freePorts()
                .config(CONFIG)
                .environment("SWITCHBOARD_SOURCES_LOOK_MILLIS", "200")
                .start()) {
            JsonNode truth = new City(workbench).counts();
            EmbeddedDatabase database = workbench.database();

            long began = System.nanoTime();
            copy(ProjectFolders.aroundHere().config().resolve("sources"), CONFIG.resolve("sources"));
            Desk.await("a part of the city is here", BEGUN)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count(database, "customer") >= CUSTOMERS / 10 && count(database, "usage_point") > 0);
            workbench.server().kill9();
            Measured.say("killed after", Measured.since(began));

            int customers = count(database, "customer");
            int usagePoints = count(database, "usage_point");
            int elements = count(database, "network_element");
            assertThat(customers < truth.path("customers").asInt()
                            || usagePoints < truth.path("usagePoints").asInt()
                            || elements < truth.path("networkElements").asInt())
                    .as(
                            "killed in the middle: %s customers, %s usage points, %s elements",
                            customers, usagePoints, elements)
                    .isTrue();

            assertThat(database.ask("select 1 from deferred_index limit 1"))
                    .as("no index is dropped without an initial load")
                    .isEmpty();

            workbench.server().startAgain();
            began = System.nanoTime();
            GroundTruth ground = new GroundTruth(workbench);
            Desk.await("as many as there are", LOADED)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> count(database, "customer")
                                    >= truth.path("customers").asInt()
                            && count(database, "customer_account")
                                    >= truth.path("accounts").asInt()
                            && count(database, "service_location")
                                    >= truth.path("premises").asInt()
                            && count(database, "usage_point")
                                    >= truth.path("usagePoints").asInt()
                            && count(database, "end_device")
                                    >= truth.path("meters").asInt()
                            && count(database, "network_element")
                                    >= truth.path("networkElements").asInt());
            Measured.say(
                    "the rest of " + CUSTOMERS + " customers is here after the restart and", Measured.since(began));
            GroundTruth.ALL.forEach(sort -> Desk.await(sort.toString(), Desk.LOADED)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> ground.assertHeld(sort)));
            workbench.server().kill9(); // an end in order has nobody to serve any more
        }
    }

    private static int count(EmbeddedDatabase database, String table) {
        return Integer.parseInt(database.ask("select count(*) from " + table));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            // folders first, and mappings before the route files that use them
            for (Path each : all.sorted((a, b) -> Integer.compare(b.getNameCount(), a.getNameCount()))
                    .filter(Files::isRegularFile)
                    .filter(KilledDuringFirstLoadStory::isOfTheLoad)
                    .toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            }
        }
    }

    /** Mappings, and the route files of the systems that are loaded; others would only delay them. */
    private static boolean isOfTheLoad(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".camel.yaml") || name.matches("(cis|gis|scada)[.]camel[.]yaml");
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
