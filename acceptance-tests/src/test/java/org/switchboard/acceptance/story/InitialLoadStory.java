package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.launcher.EmbeddedDatabase;
import org.switchboard.launcher.ProjectFolders;
import org.switchboard.launcher.Workbench;

/** The command {@code ./sources load} on a system of its own, whose server is killed during the load. */
class InitialLoadStory {

    private static final int CUSTOMERS = Integer.getInteger("switchboard.killed.customers", 20_000);
    private static final Path WORK = Path.of("target/workbench-initial-load");

    /** Has the mappings from the beginning, and the route file by the command. */
    private static final Path CONFIG = Path.of("target/workbench-initial-load-config");

    private static final String FILE = "cis.camel.yaml";
    private static final List<Sort> SORTS = List.of(
            GroundTruth.CUSTOMERS,
            GroundTruth.ACCOUNTS,
            GroundTruth.PREMISES,
            GroundTruth.USAGE_POINTS,
            GroundTruth.METERS);

    private static final Duration BEGUN = Duration.ofMinutes(3);
    private static final Duration LOADED = Duration.ofMinutes(5);

    private static final String ALL_INDEXES =
            "select string_agg(indexdef, ';' order by indexname) from pg_indexes where schemaname = 'public'";

    @Test
    void initial_load_resumes_after_a_kill_without_lost_or_double_records_and_keeps_all_indexes() throws IOException {
        empty(CONFIG);
        copyMappings();
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
            SourcesCommand sources = new SourcesCommand(workbench);
            String file = ProjectFolders.find()
                    .config()
                    .resolve("sources")
                    .resolve(FILE)
                    .toAbsolutePath()
                    .toString();
            String indexes = database.ask(ALL_INDEXES);

            CompletableFuture<SourcesCommand.CommandResult> killed =
                    CompletableFuture.supplyAsync(() -> sources.asksServer("load", file));
            Desk.await("a part of the customers is here", BEGUN)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> killed.isDone() || count(database, "customer") >= CUSTOMERS / 10);
            assertThat(killed).as(() -> killed.join().text()).isNotDone();
            JsonNode running = load(workbench);
            workbench.server().kill9();

            assertThat(running.path("state").asText()).isEqualTo("LOADING");
            assertThat(Json.texts(running.path("slow"))).contains("customer", "end-device");
            assertThat(running.path("expected").asInt())
                    .isGreaterThanOrEqualTo(truth.path("customers").asInt());
            assertThat(killed.join().text()).contains("loading: ", "look-ups are slow: ", "No server answers");
            assertThat(killed.join().exitCode()).isEqualTo(1);
            assertThat(count(database, "customer"))
                    .as("killed in the middle")
                    .isLessThan(truth.path("customers").asInt());
            assertThat(database.ask("select 1 from deferred_index where table_name = 'customer' limit 1"))
                    .as("customers wait for their indexes")
                    .isNotEmpty();

            workbench.server().startAgain();
            Desk.await("the load is interrupted", BEGUN)
                    .until(() -> load(workbench).path("state").asText().equals("INTERRUPTED"));
            assertThat(Json.texts(load(workbench).path("slow"))).contains("customer");

            SourcesCommand.CommandResult resumed = sources.asksServer("load", file);
            assertThat(resumed.text()).contains("is resumed after ", "finished: ");
            assertThat(resumed.exitCode()).isZero();
            assertThat(load(workbench).path("state").asText()).isEqualTo("FINISHED");
            assertThat(database.ask(ALL_INDEXES)).isEqualTo(indexes);
            assertThat(database.ask("select 1 from deferred_index limit 1")).isEmpty();
            assertThat(database.ask("select 1 from pg_class where 'autovacuum_enabled=false' = any (reloptions)"))
                    .isEmpty();
            GroundTruth ground = new GroundTruth(workbench);
            SORTS.forEach(sort -> Desk.await(sort.toString(), LOADED)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> ground.assertHeld(sort)));

            SourcesCommand.CommandResult again = sources.asksServer("load", file);
            assertThat(again.text()).contains("already has records");
            assertThat(again.exitCode()).isEqualTo(1);
            workbench.server().kill9(); // an end in order has nobody to serve any more
        }
    }

    private static JsonNode load(Workbench workbench) {
        return Api.as("integrator", workbench).get("initial-loads").ok().at("/items/0");
    }

    private static int count(EmbeddedDatabase database, String table) {
        return Integer.parseInt(database.ask("select count(*) from " + table));
    }

    private static void copyMappings() throws IOException {
        Path from = ProjectFolders.find().config().resolve("sources");
        Path to = CONFIG.resolve("sources");
        Files.createDirectories(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".camel.yaml"))
                    .toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            }
        }
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
