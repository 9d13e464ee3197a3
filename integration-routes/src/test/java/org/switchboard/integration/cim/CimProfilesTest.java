package org.switchboard.integration.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.TriedRecords;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet cim-network-source with files that are parts of one model. */
class CimProfilesTest {

    private static final FeedId FEED = new FeedId("cim", RecordType.NETWORK_ELEMENT);

    @TempDir
    Path configuration;

    @TempDir
    Path models;

    private Site site;

    @BeforeEach
    void aSite() {
        site = site("");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void nothing_is_stored_before_the_set_is_complete_and_the_feed_says_what_is_missing() throws IOException {
        site.start();
        drop("1.xml", Valley.positions());
        assertThat(site.intake.byKey()).isEmpty();
        assertThat(site.feeds.noteOf(FEED))
                .contains("1.xml depends on the model eq-1, which is missing. "
                        + "The equipment profile (EQ) is missing. No element is stored until then.");
        drop("2.xml", Valley.topology());
        drop("3.xml", Valley.equipment());
        assertThat(site.intake.text("House", "upstreamKey")).isEqualTo("Lane");
        assertThat(site.intake.text("Grid", "kind")).isEqualTo("energy-source");
        assertThat(site.intake.byKey().get("Barn").has("upstreamKey")).isFalse();
        assertThat(site.feeds.noteOf(FEED)).contains("No source reaches these: Barn. Not used: 1 SynchronousMachine.");
    }

    @Test
    void profile_that_comes_alone_after_a_restart_finds_the_others() throws IOException {
        site.start();
        drop("eq.xml", Valley.equipment());
        drop("tp.xml", Valley.topology());
        drop("ssh.xml", Valley.positions());
        site.close();
        Files.walk(models.resolve("archive"))
                .map(Path::toFile)
                .filter(File::isFile)
                .forEach(File::delete);

        site = site("").start();
        drop("ssh.xml", Valley.positions("ssh-2", "2026-11-08T00:00:00Z", false));
        assertThat(site.intake.text("Barn", "upstreamKey")).isEqualTo("Tie");
        assertThat(site.intake.text("Tie", "normallyOpen")).isEqualTo("false");
    }

    @Test
    void element_that_a_difference_removes_is_deleted() throws IOException {
        site.start();
        drop("eq.xml", Valley.equipment());
        drop("tp.xml", Valley.topology());
        drop("ssh.xml", Valley.positions());
        String barn = "<cim:ConformLoad rdf:about=\"#_barn\"/>";
        drop("diff.xml", Valley.difference("d-1", "eq-1", "", barn, Valley.name("line", "Lane")));
        assertThat(site.intake.byKey().get("Barn").path("deleted").asBoolean()).isTrue();
        assertThat(site.intake.text("House", "upstreamKey")).isEqualTo("Lane");
    }

    @Test
    void archive_with_all_profiles_is_read_at_once() throws IOException {
        site.start();
        Path archive = Files.createTempFile(models.getParent(), "model", ".zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entry(zip, "cim/ssh.xml", Valley.positions());
            entry(zip, "cim/tp.xml", Valley.topology());
            entry(zip, "cim/eq.xml", Valley.equipment());
            entry(zip, "readme.txt", "no model");
        }
        Files.move(archive, models.resolve("all.zip"));
        Site.await().untilAsserted(() -> assertThat(models.resolve("archive/all.zip"))
                .exists());
        assertThat(site.intake.text("House", "upstreamKey")).isEqualTo("Lane");
        assertThat(site.feeds.noteOf(FEED)).contains("No source reaches these: Barn. Not used: 1 SynchronousMachine.");
    }

    @Test
    void incomplete_complete_model_deletes_nothing() throws IOException {
        site.close();
        site = site("\n        completeModel: true\n        sweepLimit: 100").start();
        drop("eq.xml", Valley.equipment());
        drop("tp.xml", Valley.topology());
        drop("ssh.xml", Valley.positions());
        String without = Valley.equipment("eq-2", "2026-11-08T00:00:00Z", "")
                .replaceAll("<cim:ConformLoad.*?</cim:ConformLoad>", "");
        drop("eq-2.xml", without);
        assertThat(site.intake.byKey()).as("TP and SSH are of eq-1").containsKey("Barn");

        drop("tp-2.xml", Valley.topology().replace("eq-1", "eq-2").replace("2026-11-01", "2026-11-08"));
        drop(
                "ssh-2.xml",
                Valley.positions("ssh-2", "2026-11-08T00:00:00Z", true).replace("eq-1", "eq-2"));
        assertThat(site.intake.byKey()).doesNotContainKey("Barn").containsKey("House");
    }

    @Test
    void notes_of_two_whole_models_in_one_folder_are_both_shown() throws IOException {
        site.start();
        drop("a.xml", Valley.file("<cim:EnergyConsumer rdf:ID=\"_a\"/>"));
        drop("b.xml", Valley.file("<cim:EnergyConsumer rdf:ID=\"_b\"/>"));
        assertThat(site.feeds.noteOf(FEED))
                .contains("a.xml: No source reaches these: a. b.xml: No source reaches these: b.");
        drop("a.xml", Valley.file("<cim:EnergySource rdf:ID=\"_a\"/>"));
        assertThat(site.feeds.noteOf(FEED)).contains("b.xml: No source reaches these: b.");
    }

    @Test
    void outdated_profile_is_archived_and_named() throws IOException {
        site.start();
        drop("new.xml", Valley.positions("ssh-2", "2026-11-08T00:00:00Z", false));
        drop("old.xml", Valley.positions());
        assertThat(site.feeds.noteOf(FEED))
                .hasValueSatisfying(note -> assertThat(note).contains("old.xml is not used: new.xml is later."));
    }

    @Test
    void damaged_kept_part_is_named_and_the_next_file_waits() throws IOException {
        site.start();
        drop("eq.xml", Valley.equipment());
        try (var kept = Files.list(models.resolve("model"))) {
            Files.writeString(kept.findFirst().orElseThrow(), "no archive");
        }
        Files.writeString(models.resolve("tp.xml"), Valley.topology());
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("The kept part of the model", "eq.xml", "cannot be read")));
        assertThat(models.resolve("tp.xml")).exists();
    }

    @Test
    void trial_uses_the_kept_parts_and_keeps_none() throws Exception {
        site.start();
        drop("eq.xml", Valley.equipment());
        drop("tp.xml", Valley.topology());
        site.close();
        Files.writeString(models.resolve("ssh.xml"), Valley.positions());
        Path file = Files.writeString(configuration.resolve("cim.camel.yaml"), Valley.route(models, ""));

        TriedRecords tried = new RouteFileTrial(configuration, file).read(5, Duration.ofSeconds(20));

        assertThat(tried.records()).isNotEmpty();
        assertThat(models.resolve("ssh.xml")).exists();
        try (var kept = Files.list(models.resolve("model"))) {
            assertThat(kept).hasSize(2);
        }
    }

    private Site site(String more) {
        return new Site(configuration).with("cim.camel.yaml", Valley.route(models, more));
    }

    /** Waits until it was read. */
    private void drop(String name, String xml) throws IOException {
        Path archived = models.resolve("archive").resolve(name);
        Files.deleteIfExists(archived);
        Files.writeString(models.resolve(name), xml);
        Site.await().untilAsserted(() -> assertThat(archived).exists());
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
