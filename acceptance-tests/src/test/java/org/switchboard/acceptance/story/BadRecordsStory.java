package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.acceptance.story.BadRecords.ExpectedOutcome;
import org.switchboard.acceptance.story.BadRecords.Line;
import org.switchboard.launcher.Workbench;

/** Ten thousand records as nobody should send them, by the interface and by files. */
@WithSwitchboard
class BadRecordsStory {

    private static final int BY_INTERFACE = 8_000;
    private static final int LINES_PER_BODY = 1_000; // an answer lists so many refusals one by one
    private static final int BY_FILES = 2_000;
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;
    private static final long SEED = 20261122;
    private static final String FILE = "bad.camel.yaml";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration WELL = Duration.ofSeconds(2);

    @TempDir
    Path drop;

    private Workbench workbench;
    private SourceFolderOnDisk folder;
    private Api integrator;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        folder = new SourceFolderOnDisk(running);
        integrator = Api.as("integrator", running);
    }

    /** Nobody is to find these customers afterwards. */
    @AfterEach
    void takeAway() {
        folder.remove(FILE);
        for (String source : List.of("bad", "bad-big", "bad-files")) {
            String deletions = heldKeys(source).stream()
                    .map(key -> Json.object()
                            .put("key", key)
                            .put("deleted", true)
                            .put("changedAt", "3000-01-01T00:00:00Z")
                            .toString())
                    .collect(Collectors.joining("\n"));
            if (!deletions.isEmpty()) {
                integrator
                        .postLines("intake/" + source + "/customer", deletions)
                        .ok();
            }
        }
    }

    @Test
    void bad_records_by_api_are_stored_or_rejected_with_field_and_reason() {
        List<Line> lines = BadRecords.lines(BY_INTERFACE, "B", SEED);

        for (int from = 0; from < lines.size(); from += LINES_PER_BODY) {
            List<Line> body = lines.subList(from, from + LINES_PER_BODY);
            JsonNode answer = integrator
                    .postLines(
                            "intake/bad/customer", body.stream().map(Line::text).collect(Collectors.joining("\n")))
                    .ok();
            Map<Integer, JsonNode> rejected = Json.each(answer.path("rejected"))
                    .collect(Collectors.toMap(each -> each.path("line").asInt(), each -> each));
            for (int i = 0; i < body.size(); i++) {
                Line line = body.get(i);
                assertThat(rejected.containsKey(i + 1) ? ExpectedOutcome.REJECTED : ExpectedOutcome.STORED)
                        .as("%s: %.200s", line.kind(), line.text())
                        .isEqualTo(line.fate());
            }
            assertThat(rejected.values()).allSatisfy(each -> {
                assertThat(each.path("reason").asText()).isNotBlank();
                assertThat(each.has("field")).isTrue();
            });
        }

        assertThat(heldKeys("bad")).hasSize((int) count(lines, ExpectedOutcome.STORED));
        assertThat(reasons("bad")).hasSize(differentRejected(lines));
        assertThat(integrator.get("export/customer?source=bad").okLines())
                .filteredOn(record -> record.path("name").asText().contains("delete from"))
                .isNotEmpty()
                .allSatisfy(
                        record -> assertThat(record.path("name").asText()).isEqualTo("'); delete from customer; --"));
        assertThatTheServerIsWell();
    }

    @Test
    void body_in_another_character_set_is_refused_with_position_and_line_of_fifty_megabytes_with_size() {
        String big = "{\"key\":\"BIG\",\"name\":\"" + "长".repeat(FIFTY_MEGABYTES / 3) + "\"}";
        JsonNode answer = integrator
                .postLines("intake/bad-big/customer", big + "\n{\"key\":\"AFTER\",\"name\":\"好\"}")
                .ok();
        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.at("/rejected/0/reason").asText())
                .contains("bytes; at most")
                .contains("are allowed");

        byte[] foreign = "{\"key\":\"GB\",\"name\":\"国标\"}".getBytes(Charset.forName("GB18030"));
        JsonNode refusal = integrator
                .sendBytes("POST", "intake/bad-big/customer", "application/x-ndjson", foreign)
                .problem(400);
        assertThat(refusal.path("field").asText()).isEqualTo("body");
        assertThat(refusal.path("detail").asText()).contains("UTF-8");
        assertThatTheServerIsWell();
    }

    @Test
    void bad_records_by_file_are_stored_or_rejected_and_an_unreadable_file_is_set_aside() throws IOException {
        List<Line> lines = BadRecords.lines(BY_FILES, "F", SEED + 1);
        write(
                "a-lines.ndjson",
                lines.stream().map(Line::text).collect(Collectors.joining("\n")).getBytes("UTF-8"));
        write("b-foreign.csv", "key,name\nX-1,国标\n".getBytes(Charset.forName("GB18030")));
        write("c-bomb.xml", """
                <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><r><record>&b;</record></r>
                """.getBytes("UTF-8"));
        write("d-thief.xml", """
                <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><record><key>&x;</key></record></r>
                """.getBytes("UTF-8"));
        write("e-half.json", "[{\"key\":\"X-2\",\"name\":\"甲\"},{\"key\":\"X-3\",\"na".getBytes("UTF-8"));
        write("f-big.csv", ("key,name\nX-4," + "a".repeat(FIFTY_MEGABYTES) + "\nX-5,after\n").getBytes("UTF-8"));
        write("g; rm -rf ~ $(id).csv", "key,name\nX-6,乙\n".getBytes("UTF-8"));
        write("--help.csv", "key,name\nX-7,丙\n".getBytes("UTF-8"));
        write("z\nnew line.csv", "key,name\nX-8,丁\n".getBytes("UTF-8"));
        write("empty.csv", new byte[0]);
        Files.createSymbolicLink(drop.resolve("link.csv"), Path.of("/etc/passwd"));
        folder.write(FILE, """
                - route:
                    id: bad-files
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        recordElement: record
                        settle: 100
                        period: 100
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: bad-files
                              recordType: customer
                """.formatted(drop));

        Desk.await("all files are through", SOON)
                .untilAsserted(() -> assertThat(names(drop)).containsExactly("link.csv"));
        assertThat(names(drop.resolve("errors"))).contains("c-bomb.xml", "d-thief.xml", "e-half.json");
        assertThat(heldKeys("bad-files"))
                .hasSizeGreaterThanOrEqualTo((int) count(lines, ExpectedOutcome.STORED))
                .contains("X-2", "X-5", "X-6", "X-7", "X-8");
        assertThat(reasons("bad-files"))
                .hasSizeGreaterThanOrEqualTo(differentRejected(lines) + 2)
                .as("the line of another character set, and the endless one")
                .anySatisfy(reason -> assertThat(reason).contains("UTF-8"))
                .anySatisfy(reason -> assertThat(reason).contains("bytes"));
        assertThat(integrator.get("export/customer?source=bad-files").body()).doesNotContain("root:");
        assertThatTheServerIsWell();
    }

    private void assertThatTheServerIsWell() {
        Answer answer = Api.as("agent", workbench).get("customers?q=wang&limit=5");
        answer.ok();
        assertThat(answer.took()).isLessThan(WELL);
        assertThat(integrator.get("sources").status()).isEqualTo(200);
    }

    private Set<String> heldKeys(String source) {
        return integrator.get("export/customer?source=" + source).okLines().stream()
                .map(record -> record.path("key").asText())
                .collect(Collectors.toSet());
    }

    /** Why each of the kept records was not stored. */
    private List<String> reasons(String source) {
        List<String> reasons = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = integrator
                    .get("rejected-records?limit=200&source=" + source + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .ok();
            Json.each(page.path("items"))
                    .forEach(each -> reasons.add(each.path("reason").asText()));
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        assertThat(reasons).allSatisfy(reason -> assertThat(reason).isNotBlank());
        return reasons;
    }

    /** The same bad line twice is kept once. */
    private static int differentRejected(List<Line> lines) {
        return (int) lines.stream()
                .filter(line -> line.fate() == ExpectedOutcome.REJECTED)
                .map(Line::text)
                .distinct()
                .count();
    }

    private static long count(List<Line> lines, ExpectedOutcome fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(drop.resolve(name), content);
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
        return names.stream().sorted().toList();
    }
}
