package org.switchboard.integration.camel.routefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.MemorySourceFiles;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** New, changed, broken, corrected and removed route files; other files keep running. */
class RouteFilesTest {

    private static final String CRM = "crm.camel.yaml";
    private static final String MAPPING = "crm/customer.jslt";

    @TempDir
    Path configuration;

    private Site site;

    @BeforeEach
    void createSiteWithRunningSource() {
        site = new Site(configuration);
        site.with("steady.camel.yaml", ticking("steady", "steady-route", "{\"key\": \"steady\"}", ""));
        site.with(MAPPING, "{\"key\": .id, \"name\": \"first\"}");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void valid_file_that_does_not_start_is_retried_without_a_change() throws IOException {
        Path later = configuration.resolve("later");
        site.with("later.camel.yaml", """
                - route:
                    id: later
                    from:
                      uri: file:%s
                      parameters:
                        autoCreate: false
                        startingDirectoryMustExist: true
                        delay: 20
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: later
                              recordType: customer
                """.formatted(later)).start();
        assertThat(site.files.fault("later.camel.yaml")).isPresent();

        Files.createDirectories(later);
        Site.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            site.scan();
            assertThat(site.files.fault("later.camel.yaml")).isEmpty();
        });
    }

    @Test
    void new_file_runs_after_the_next_scan() {
        site.start();
        site.with(CRM, crm("one")).scan();
        awaitKey("one");
        assertThat(site.files.fault(CRM)).isEmpty();
        assertThat(site.files.lastGood(CRM)).contains(crm("one"));
    }

    @Test
    void a_changed_file_replaces_the_routes_of_the_old_one() {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.with(CRM, crm("two")).scan();
        awaitKey("two");
        site.intake.forget();
        awaitKey("two");
        awaitKey("steady");
        assertThat(site.intake.byKey()).doesNotContainKey("one");
    }

    @Test
    void a_removed_file_stops_its_routes_and_no_others() {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.without(CRM).scan();
        site.intake.forget();
        awaitKey("steady");
        assertThat(site.intake.byKey()).doesNotContainKey("one");
        assertThat(site.files.lastGood(CRM)).isEmpty();
    }

    @Test
    void a_file_broken_by_a_change_leaves_its_last_good_version_running() {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.with(CRM, crm("two").replace("steps:", "stepss:")).scan();
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("crm.camel.yaml, line ").contains("Unsupported field: stepss"));
        site.intake.forget();
        awaitKey("one");
        awaitKey("steady");

        site.with(CRM, crm("two")).scan();
        awaitKey("two");
        assertThat(site.files.fault(CRM)).isEmpty();
    }

    @Test
    void file_broken_at_start_runs_in_its_last_good_version_of_an_earlier_run() {
        MemorySourceFiles remembered = site.files;
        remembered.loaded(CRM, crm("earlier"));
        site.with(CRM, "- route:\n  oops");
        site.start();
        awaitKey("earlier");
        awaitKey("steady");
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(CRM));
    }

    @Test
    void file_that_never_loaded_does_not_stop_other_files() {
        site.with(CRM, crm("one").replace("kamelet:intake-sink", "nosuchcomponent:x"));
        site.start();
        awaitKey("steady");
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("line 9").contains("nosuchcomponent"));
    }

    @Test
    void unknown_kamelet_is_reported_with_its_line() {
        site.with(CRM, crm("one").replace("kamelet:intake-sink", "kamelet:nosuch-sink"));
        site.start();
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(reason -> assertThat(reason).contains("nosuch-sink"));
    }

    @Test
    void missing_and_misspelt_parameters_are_reported_with_their_line() {
        site.with(CRM, crm("one").replace("recordType: customer", "recordTyp: customer"));
        site.start();
        assertThat(site.files.fault(CRM))
                .contains("crm.camel.yaml, line 9: the Kamelet intake-sink needs the parameter recordType.");

        site.with(CRM, crm("one").replace("promise: 30", "promis: 30")).scan();
        assertThat(site.files.fault(CRM)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("has no parameter promis; perhaps promise; it has source,"));

        site.with(CRM, crm("one").replace("promise: 30", "promise: soon")).scan();
        assertThat(site.files.fault(CRM)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("the parameter promise of the Kamelet intake-sink cannot be \"soon\": a whole number"));
    }

    @Test
    void unknown_record_type_is_reported_with_the_known_ones() {
        site.with(CRM, crm("one").replace("recordType: customer", "recordType: customers"));
        site.start();
        assertThat(site.files.fault(CRM)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("cannot be \"customers\": one of customer, account"));
    }

    @Test
    void missing_mapping_file_is_reported_and_the_route_loads_once_it_exists() {
        site.without(MAPPING);
        site.with(CRM, crm("one"));
        site.start();
        assertThat(site.files.fault(CRM)).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("crm.camel.yaml, line 9")
                .contains("there is no mapping file crm/customer.jslt"));

        site.with(MAPPING, "{\"key\": .id}").scan();
        awaitKey("one");
        assertThat(site.files.fault(CRM)).isEmpty();
    }

    @Test
    void new_route_with_a_mapping_that_does_not_compile_is_not_loaded() {
        site.with(MAPPING, "{\"key\": .id,, }");
        site.with(CRM, crm("one"));
        site.start();
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(reason -> assertThat(reason).contains("crm/customer.jslt, line 1"));
        awaitKey("steady");
    }

    @Test
    void a_changed_mapping_takes_effect_and_a_broken_one_does_not() {
        site.with(CRM, crm("one")).start();
        awaitName("one", "first");
        site.with(MAPPING, "{\"key\": .id, \"name\": \"second\"}").scan();
        awaitName("one", "second");
        site.with(MAPPING, "{\"key\": .id, \"name\": ").scan();
        assertThat(site.files.fault(MAPPING)).isPresent();
        site.intake.forget();
        awaitName("one", "second");
        site.with(MAPPING, "{\"key\": .id, \"name\": \"third\"}").scan();
        awaitName("one", "third");
        assertThat(site.files.fault(MAPPING)).isEmpty();
    }

    @Test
    void a_mapping_broken_at_start_runs_in_its_last_good_version() {
        site.files.loaded(MAPPING, "{\"key\": .id, \"name\": \"earlier\"}");
        site.with(MAPPING, "{\"key\": ");
        site.with(CRM, crm("one")).start();
        awaitName("one", "earlier");
        assertThat(site.files.fault(MAPPING)).isPresent();
    }

    @Test
    void a_mapping_that_another_imports_takes_effect_through_it() {
        site.with("crm/common.jslt", "def named(n) \"by-\" + $n\n{}");
        site.with(MAPPING, "import \"crm/common.jslt\" as common\n{\"key\": .id, \"name\": common:named(.id)}");
        site.with(CRM, crm("one")).start();
        awaitName("one", "by-one");
        site.with("crm/common.jslt", "def named(n) \"from-\" + $n\n{}").scan();
        awaitName("one", "from-one");
    }

    @Test
    void route_id_of_another_file_is_refused_and_that_file_keeps_running() {
        site.start();
        site.with(CRM, crm("one").replace("id: crm-customers", "id: steady-route"))
                .scan();
        assertThat(site.files.fault(CRM))
                .contains("crm.camel.yaml: the route id steady-route is taken by a route of steady.camel.yaml.");
        awaitKey("steady");
    }

    @Test
    void a_version_that_only_fails_when_it_starts_is_rolled_back() {
        site.with(
                "door.camel.yaml",
                ticking("door", "door", "{\"key\": \"door\"}", "").replace("timer:door?period=100", "direct:door"));
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.with(CRM, crm("two").replace("timer:crm?period=100", "direct:door"))
                .scan();
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(CRM).contains("Multiple consumers"));
        site.intake.forget();
        awaitKey("one");
        awaitKey("steady");
    }

    @Test
    void two_files_with_the_same_sink_do_not_depend_on_each_other() {
        site.with(CRM, crm("one"));
        site.with(
                "twin.camel.yaml",
                crm("two").replace("timer:crm", "timer:twin").replace("id: crm-customers", "id: twin"));
        site.start();
        awaitKey("one");
        awaitKey("two");
        site.without(CRM).scan();
        site.intake.forget();
        awaitKey("two");
    }

    @Test
    void file_of_comments_only_is_reported_as_without_routes() {
        site.with(CRM, "# nothing here yet\n");
        site.start();
        assertThat(site.files.fault(CRM)).isPresent();
        awaitKey("steady");
    }

    @Test
    void placeholders_come_from_property_files_and_a_changed_value_takes_effect() {
        site.with("site.properties", "crm.key = from-file\n");
        site.with(CRM, crm("one").replace("\"one\"", "\"{{crm.key}}\""));
        site.start();
        awaitKey("from-file");
        site.with("site.properties", "crm.key = changed\n").scan();
        awaitKey("changed");
    }

    @Test
    void unknown_placeholder_is_reported_by_name() {
        site.with(CRM, crm("one").replace("timer:crm?", "timer:{{crm.name}}?"));
        site.start();
        assertThat(site.files.fault(CRM))
                .hasValueSatisfying(reason -> assertThat(reason).contains("crm.name"));
    }

    @Test
    void invalid_property_file_is_reported_and_its_last_values_stay_in_use() {
        site.with("site.properties", "crm.key = good\n");
        site.with(CRM, crm("one").replace("\"one\"", "\"{{crm.key}}\""));
        site.start();
        awaitKey("good");
        site.with("site.properties", "# a comment\ncrm.key good\n").scan();
        assertThat(site.files.fault("site.properties"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("line 2 is not written as NAME = value"));
        site.intake.forget();
        awaitKey("good");
        site.with("site.properties", "crm.key = mended\n").scan();
        awaitKey("mended");
        assertThat(site.files.fault("site.properties")).isEmpty();
    }

    @Test
    void route_file_that_is_no_text_is_reported_and_its_last_good_version_runs() {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.with(CRM, new byte[] {(byte) 0xff, (byte) 0xfe, 0}).scan();
        assertThat(site.files.fault(CRM)).contains("crm.camel.yaml cannot be read as text in UTF-8.");
        site.intake.forget();
        awaitKey("one");
        site.with(CRM, crm("two")).scan();
        awaitKey("two");
    }

    @Test
    void temporarily_unavailable_folder_removes_no_routes() throws IOException {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        Path away = configuration.resolve("away");
        Files.move(configuration.resolve("sources"), away);
        site.scan();
        site.intake.forget();
        awaitKey("one");
        Files.move(away, configuration.resolve("sources"));
        site.scan();
        assertThat(site.files.lastGood(CRM)).isPresent();
    }

    @Test
    void an_unchanged_file_runs_again_after_a_restart() {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.routes.stop();
        site.intake.forget();
        site.start();
        awaitKey("one");
        awaitKey("steady");
    }

    @Test
    void file_removed_while_the_server_was_down_is_not_loaded() {
        site.with(CRM, crm("one")).start();
        site.routes.stop();
        site.without(CRM).start();
        assertThat(site.files.lastGood(CRM)).isEmpty();
    }

    @Test
    void source_with_a_watermark_needs_exactly_one_feed() {
        site.with(CRM, """
                - route:
                    id: crm
                    from:
                      uri: kamelet:jdbc-incremental-source
                      parameters:
                        url: jdbc:postgresql://localhost/none
                        user: nobody
                        password: none
                        table: t
                        watermarkColumn: w
                        keyColumn: k
                      steps:
                        - log: nothing is stored
                """);
        site.start();
        assertThat(site.files.fault(CRM)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("needs exactly one intake-sink in its route, and there are 0"));
    }

    @Test
    void files_in_subfolders_are_not_loaded() {
        site.with("examples/" + CRM, crm("one")).start();
        awaitKey("steady");
        assertThat(site.files.all()).noneMatch(file -> file.path().startsWith("examples/"));
    }

    @Test
    void feeds_are_registered_with_their_objective_and_a_trial_registers_none() {
        site.with(CRM, crm("one")).start();
        assertThat(site.feeds.announced().get(Site.feed("crm", RecordType.CUSTOMER)))
                .hasValueSatisfying(promise -> assertThat(promise.toSeconds()).isEqualTo(30));
        site.with(
                        "other.camel.yaml",
                        crm("x").replace("source: crm", "source: other").replace("timer:crm", "nosuch:x"))
                .scan();
        assertThat(site.feeds.announced()).doesNotContainKey(Site.feed("other", RecordType.CUSTOMER));
    }

    @Test
    void a_file_declares_its_feeds_while_it_is_there_also_in_its_last_good_version() {
        FeedId feed = Site.feed("crm", RecordType.CUSTOMER);
        site.with(CRM, crm("one")).start();
        assertThat(site.feeds.declaredBy(CRM)).containsExactly(feed);
        site.with(CRM, crm("two").replace("steps:", "stepss:")).scan();
        assertThat(site.feeds.declaredBy(CRM)).containsExactly(feed);
        site.with(CRM, crm("two").replace("source: crm", "source: crm2")).scan();
        assertThat(site.feeds.declaredBy(CRM)).containsExactly(Site.feed("crm2", RecordType.CUSTOMER));
        site.without(CRM).scan();
        assertThat(site.feeds.declaredBy(CRM)).isEmpty();
        assertThat(site.feeds.declaredBy("steady.camel.yaml")).hasSize(1);
        site.with(CRM, crm("one")).scan();
        assertThat(site.feeds.declaredBy(CRM)).containsExactly(feed);
    }

    @Test
    void feeds_of_a_file_removed_while_the_server_was_down_are_not_declared() {
        site.with(CRM, crm("one")).start();
        site.routes.stop();
        site.without(CRM).start();
        assertThat(site.feeds.declaredBy(CRM)).isEmpty();
        assertThat(site.feeds.declaredBy("steady.camel.yaml")).hasSize(1);
    }

    @Test
    void removal_that_failed_to_store_is_reported_again_at_the_next_scan() {
        site.with(CRM, crm("one")).start();
        site.feeds.makeUnavailable();
        site.without(CRM).scan();
        site.feeds.makeAvailable();
        site.scan();
        assertThat(site.feeds.declaredBy(CRM)).isEmpty();
        assertThat(site.files.lastGood(CRM)).isEmpty();
    }

    @Test
    void load_that_failed_to_store_is_reported_again_at_the_next_scan() {
        site.start();
        site.feeds.makeUnavailable();
        site.with(CRM, crm("one")).scan();
        site.feeds.makeAvailable();
        site.scan();
        assertThat(site.feeds.declaredBy(CRM)).hasSize(1);
        assertThat(site.files.lastGood(CRM)).contains(crm("one"));
    }

    @Test
    void failure_in_a_route_is_reported_to_its_feeds() {
        site.with(CRM, crm("one")).start();
        awaitKey("one");
        site.intake.makeUnavailable();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(Site.feed("crm", RecordType.CUSTOMER)))
                .contains("The database is away."));
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(Site.feed("crm", RecordType.CUSTOMER)))
                .isEmpty());
    }

    private void awaitKey(String key) {
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey(key));
    }

    private void awaitName(String key, String name) {
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text(key, "name")).isEqualTo(name));
    }

    private static String crm(String id) {
        return ticking("crm", "crm-customers", "{\"id\": \"" + id + "\"}", "              mapping: " + MAPPING + "\n");
    }

    private static String ticking(String source, String routeId, String record, String mapping) {
        return """
                - route:
                    id: %s
                    from:
                      uri: timer:%s?period=100
                      steps:
                        - setBody:
                            constant: '%s'
                        # the sink stands in line 9
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %s
                              recordType: customer
                              promise: 30
                """.formatted(routeId, source, record, source) + mapping;
    }
}
