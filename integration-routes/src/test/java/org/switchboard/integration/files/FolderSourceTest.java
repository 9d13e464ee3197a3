package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet folder-source over real folders and files. */
class FolderSourceTest {

    private static final FeedId FEED = new FeedId("crm", RecordType.CUSTOMER);

    @TempDir
    Path configuration;

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void aSite() {
        site = new Site(configuration);
        site.with("crm.jslt", "{\"key\": .id, \"name\": .name, \"file\": $fileName}");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void file_that_could_not_be_read_is_listed_and_read_again_when_a_person_wants_it() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        file("sub/a.json", "[{\"id\": oops}]");
        site.with("crm.camel.yaml", route("subfolders: true")).start();
        Site.await().untilAsserted(() -> assertThat(folder.resolve("errors/sub/a.json"))
                .exists());
        assertThat(site.failedFiles.byName().get("sub/a.json").source()).isEqualTo("crm");
        assertThat(site.failedFiles.byName().get("sub/a.json").reason()).contains("sub/a.json");

        Files.writeString(folder.resolve("errors/sub/a.json"), "[{\"id\": \"1\"}]");
        site.failedFiles.requeue("sub/a.json");

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        Site.await().untilAsserted(() -> assertThat(folder.resolve("archive/sub/a.json"))
                .exists());
        assertThat(site.failedFiles.byName()).doesNotContainKey("sub/a.json");
    }

    @Test
    void every_form_is_read_in_the_order_of_names_and_goes_to_the_archive() {
        file("a.json", "[{\"id\": \"1\"}, {\"id\": \"2\"}]");
        file("b.ndjson", "{\"id\": \"3\"}\n\n{\"id\": \"4\"}\n");
        file("c.csv", "id,name\n5,\"Li, Ming\"\n6,\n");
        file(
                "d.geojson",
                "{\"type\": \"FeatureCollection\", \"name\": \"x\", \"features\": [{\"id\": \"7\"}], \"more\": [1]}");
        file("e.json", "{\"id\": \"8\"}");
        packed("f.json.gz", "[{\"id\": \"9\"}]");
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(9));
        assertThat(site.intake.records().stream()
                        .map(record ->
                                record.canonical().orElseThrow().path("key").asText()))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(site.intake.text("5", "name")).isEqualTo("Li, Ming");
        assertThat(site.intake.text("9", "file")).isEqualTo("f.json.gz");
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactly("a.json", "b.ndjson", "c.csv", "d.geojson", "e.json", "f.json.gz"));
    }

    @Test
    void character_set_is_configurable() {
        file("a.json", "[{\"id\": \"1\", \"name\": \"王建国\"}]", Charset.forName("GB18030"));
        site.with("crm.camel.yaml", route("charset: GB18030")).start();
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("1", "name")).isEqualTo("王建国"));
    }

    @Test
    void character_set_is_guessed_and_noted_and_a_file_without_a_likely_one_is_set_aside() {
        site.with("crm.camel.yaml", route("charset: auto")).start();
        file("a.csv", "id,name\r\n1,浙江省杭州市西湖区文三路的王建国先生\r\n", Charset.forName("GB18030"));
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("1", "name")).isEqualTo("浙江省杭州市西湖区文三路的王建国先生"));
        assertThat(site.feeds.noteOf(FEED).orElseThrow())
                .contains("a.csv is read as GB18030, guessed with a confidence of 100 of 100.");

        file("b.csv", "\uFEFFid,name\r\n2,王\r\n", StandardCharsets.UTF_16LE);
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("2", "name")).isEqualTo("王"));
        assertThat(site.feeds.noteOf(FEED).orElseThrow()).contains("b.csv is read as UTF-16, by its byte order mark.");

        file("c.csv", "id,name\r\n3,王\r\n", Charset.forName("GB18030"));
        Site.await()
                .untilAsserted(() -> assertThat(names(folder.resolve("errors"))).containsExactly("c.csv"));
        assertThat(site.feeds.failure(FEED)).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("c.csv has too few characters outside of ASCII to guess its character set (")
                .endsWith("Set charset in the route."));
    }

    @Test
    void files_in_subfolders_are_read_when_the_route_says_so_but_not_those_kept_hidden_or_linked() throws IOException {
        Files.createDirectories(folder.resolve("east/2026"));
        Files.createDirectories(folder.resolve(".hidden"));
        Files.createDirectories(folder.resolve("archive/old"));
        Files.createSymbolicLink(folder.resolve("linked"), Files.createDirectories(configuration.resolve("elsewhere")));
        file(".hidden/a.csv", "id,name\n1,hidden\n");
        file("archive/old/a.csv", "id,name\n2,kept\n");
        file("linked/a.csv", "id,name\n3,linked\n");
        file("east/2026/a.csv", "id,name\n4,far\n");
        file("east/2026/b.json", "{");
        file("z.csv", "id,name\n5,near\n");
        site.with("crm.camel.yaml", route("subfolders: true")).start();

        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactlyInAnyOrder("east", "old", "z.csv"));
        assertThat(names(folder.resolve("archive/east/2026"))).containsExactly("a.csv");
        assertThat(names(folder.resolve("errors/east/2026"))).containsExactly("b.json");
        assertThat(site.intake.text("4", "name")).isEqualTo("far");
        assertThat(site.intake.text("5", "name")).isEqualTo("near");
        assertThat(site.intake.received()).isEqualTo(2);
    }

    @Test
    void byte_order_mark_is_skipped() {
        file("a.csv", "\uFEFFid;name\n1;x\n");
        site.with("crm.camel.yaml", route("delimiter: ';'")).start();
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("1", "name")).isEqualTo("x"));
    }

    @Test
    void csv_as_excel_and_old_systems_write_it_is_read() {
        file("a.csv", "\uFEFFsep=;\r\n客户导出\r\n编号;姓名;\r\n1;王建国;\r\n", StandardCharsets.UTF_8);
        site.with("crm.jslt", "{\"key\": .\"编号\", \"name\": .\"姓名\"}");
        site.with("crm.camel.yaml", route("skipLines: 1")).start();
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("1", "name")).isEqualTo("王建国"));
        site.with("crm.camel.yaml", route("columnNames: '编号,姓名'\n        charset: GB18030"))
                .scan();
        file("b.csv", "2,欧阳\r\n", Charset.forName("GB18030"));
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("2", "name")).isEqualTo("欧阳"));
    }

    @Test
    void files_in_an_archive_are_read_in_the_order_of_their_names_and_one_that_is_refused_is_set_aside() {
        archive(
                "a.zip",
                Map.of("z/b.csv", "id,name\r\n2,Li\r\n3\r\n", "a.ndjson", "{\"id\": \"1\"}\n", "../c.json", "[]"));
        archive("b.zip", Map.of("x.zip", "nothing"));
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await()
                .untilAsserted(() -> assertThat(names(folder.resolve("errors"))).containsExactly("b.zip"));
        assertThat(site.intake.byKey()).containsOnlyKeys("1", "2");
        assertThat(site.intake.text("2", "file")).isEqualTo("a.zip");
        assertThat(site.intake.records().stream().flatMap(record -> record.failure().stream()))
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason())
                        .isEqualTo("in z/b.csv, line 3 has 1 values, but there are 2 names in the first line"));
        assertThat(site.feeds.failure(FEED))
                .contains("b.zip is an archive that is not read: x.zip in it is an archive itself.");
        assertThat(names(folder.resolve("archive"))).containsExactly("a.zip");
    }

    @Test
    void only_names_that_match_are_read() {
        file("customers-1.json", "[{\"id\": \"1\"}]");
        file("other.json", "[{\"id\": \"2\"}]");
        site.with("crm.camel.yaml", route("include: 'customers-.*\\.json(\\.gz)?'"))
                .start();
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactly("customers-1.json"));
        assertThat(site.intake.byKey()).containsOnlyKeys("1");
        assertThat(folder.resolve("other.json")).exists();
    }

    @Test
    void file_that_is_no_json_is_set_aside_and_reported_and_earlier_records_and_next_files_are_read() {
        file("a.json", "[{\"id\": \"1\"},\n{\"id\": oops}]");
        file("b.json", "[{\"id\": \"2\"}]");
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("2"));
        Site.await()
                .untilAsserted(() -> assertThat(names(folder.resolve("errors"))).containsExactly("a.json"));
        assertThat(site.intake.byKey()).containsOnlyKeys("1", "2");
        file("c.json", "[{\"id\": oops}]");
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("c.json, line 1 is not JSON")));
    }

    @Test
    void a_line_that_is_no_json_is_one_failed_record() {
        file("a.ndjson", "{\"id\": \"1\"}\nbroken\n{\"id\": \"2\"}\n");
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2"));
        assertThat(site.intake.records().stream().flatMap(record -> record.failure().stream()))
                .singleElement()
                .satisfies(failure -> assertThat(failure.value()).isEqualTo("broken"));
    }

    @Test
    void file_that_cannot_be_stored_stays_and_is_read_again() {
        file("a.json", "[{\"id\": \"1\"}]");
        site.intake.makeUnavailable();
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        assertThat(folder.resolve("a.json")).exists();
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactly("a.json"));
    }

    @Test
    void file_waits_for_its_done_file() {
        file("a.json", "[{\"id\": \"1\"}]");
        file("b.json", "[{\"id\": \"2\"}]");
        file("b.json.done", "");
        site.with("crm.camel.yaml", route("doneFile: '${file:name}.done'")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("2"));
        assertThat(site.intake.byKey()).doesNotContainKey("1");
        file("a.json.done", "");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
    }

    @Test
    void xml_is_read_by_the_name_of_its_element() {
        file("a.xml", "<export><customer id='1'><name>Li</name></customer><customer id='2'/></export>");
        site.with("crm.jslt", "{\"key\": .\"@id\", \"name\": .name}");
        site.with("crm.camel.yaml", route("recordElement: customer")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKeys("1", "2"));
        assertThat(site.intake.text("1", "name")).isEqualTo("Li");
    }

    @Test
    void fixed_width_is_read_by_its_layout_and_a_line_of_another_length_fails_alone() {
        file("a.dat", "1 Li  \n2 Wang\n3 x\n4 Wu  \n");
        site.with("crm.camel.yaml", route("format: fixed-width\n        layout: 'id:2,name:4'"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2", "4"));
        assertThat(site.intake.records().stream().flatMap(record -> record.failure().stream()))
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.reason()).isEqualTo("line 3 has 3 bytes, but the layout has 6"));
    }

    @Test
    void contradictory_parameters_are_reported_when_the_route_is_loaded() {
        site.with("crm.camel.yaml", route("format: fixed-width")).start();
        assertThat(site.files.fault("crm.camel.yaml"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("The form fixed-width needs a layout"));
        site.with("crm.camel.yaml", route("layout: 'id:2,name'")).scan();
        assertThat(site.files.fault("crm.camel.yaml"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("\"name\" is not a column of a layout"));
        site.with("crm.camel.yaml", route("columnNames: 'id,name,id'")).scan();
        assertThat(site.files.fault("crm.camel.yaml"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("columns 1 and 3 have the same name \"id\""));
    }

    @Test
    void unsafe_file_names_are_not_read() {
        file("-rf.csv", "id,name\n1,x\n");
        file("a\nb.csv", "id,name\n2,x\n");
        file("${file:parent}$(touch x).csv", "id,name\n3,x\n");
        file("..csv", "id,name\n4,x\n");
        site.with("crm.camel.yaml", route("include: '(?s)[^.].*'")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2", "3"));
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactlyInAnyOrder("-rf.csv", "a\nb.csv", "${file:parent}$(touch x).csv"));
        assertThat(site.intake.text("2", "file")).as("no second line in a log").isEqualTo("a?b.csv");
    }

    @Test
    void symbolic_link_is_not_followed() throws IOException {
        Path secret = Files.writeString(configuration.resolve("secret.csv"), "id,name\n1,secret\n");
        Files.createSymbolicLink(folder.resolve("a.csv"), secret);
        file("b.csv", "id,name\n2,x\n");
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactly("b.csv"));
        assertThat(site.intake.byKey()).containsOnlyKeys("2");
    }

    @Test
    void record_missing_from_a_complete_list_is_deleted_and_a_list_that_cannot_be_read_deletes_nothing() {
        file("1.ndjson", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n");
        site.with("crm.camel.yaml", route("completeList: true\n        sweepLimit: 50"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2", "3"));

        file("2.ndjson", "{\"id\":\"1\"}\n{\"id\":\"3\"}\n");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "3"));

        file("3.ndjson", "{\"id\":\"1\"}\nno record\n");
        Site.await().until(() -> names(folder.resolve("archive")).contains("3.ndjson"));
        assertThat(site.intake.byKey()).containsOnlyKeys("1", "3");
    }

    @Test
    void lines_that_end_with_a_carriage_return_alone_are_read() {
        file("a.csv", "id,name\r1,Li\r2,Wang\r");
        file("b.ndjson", "{\"id\":\"3\"}\r{\"id\":\"4\"}");
        site.with("crm.camel.yaml", route("settle: 1")).start();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2", "3", "4"));
    }

    @Test
    void file_with_bytes_and_no_record_is_noted_or_set_aside() {
        file("a.csv", "id,name\n");
        file("b.ndjson", "\n\n");
        file("c.xml", "<list><client><id>1</id></client></list>");
        file("d.json", "[]");
        site.with("crm.camel.yaml", route("recordElement: customer")).start();

        Site.await()
                .untilAsserted(() -> assertThat(names(folder.resolve("errors"))).containsExactly("b.ndjson", "c.xml"));
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactly("a.csv", "d.json"));
        assertThat(site.feeds.noteOf(FEED))
                .contains("a.csv has 8 bytes and no record in them. d.json has 2 bytes and no record in them.");
    }

    @Test
    void file_that_grows_after_its_end_was_read_is_read_again() {
        file("a.ndjson", "{\"id\":\"1\"}\n");
        Path file = folder.resolve("a.ndjson");
        site.intake.onFirstRecords(() -> append(file, "{\"id\":\"2\"}\n"));
        site.with("crm.camel.yaml", route("settle: 1")).start();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2"));
        Site.await().untilAsserted(() -> assertThat(names(folder.resolve("archive")))
                .containsExactly("a.ndjson"));
    }

    @Test
    void very_long_records_are_stored_a_few_at_a_time() {
        String text = "x".repeat(6_000_000);
        file("a.csv", "id,name\n1," + text + "\n2," + text + "\n3," + text + "\n4," + text + "\n");
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(4));
        assertThat(site.intake.batches())
                .extracting(batch -> batch.records().size())
                .allMatch(size -> size <= 3);
    }

    @Test
    void long_files_are_read_as_a_stream_in_batches() {
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 4500; i++) {
            many.append(i == 0 ? "" : ",").append("{\"id\": \"").append(i).append("\"}");
        }
        file("a.json", many.append(']').toString());
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(4500));
        assertThat(site.intake.batches())
                .extracting(batch -> batch.records().size())
                .containsExactly(2000, 2000, 500);
    }

    private void file(String name, String content) {
        file(name, content, StandardCharsets.UTF_8);
    }

    private void file(String name, String content, Charset charset) {
        try {
            Path unfinished = Files.createTempFile(configuration, "unfinished", "");
            Files.write(unfinished, content.getBytes(charset));
            Files.move(unfinished, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void packed(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file(name, new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    private void archive(String name, Map<String, String> contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> each : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file(name, new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    private static List<String> names(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String route(String option) {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm.jslt
                """.formatted(folder, option);
    }
}
