package org.switchboard.integration.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;

/** Several files of the folder are exchanged together, or none of them. */
class FolderChangeTest {

    private static final String ROUTE = """
            - route:
                id: %s
                from:
                  uri: direct:staged
                  steps:
                    - log: "x"
            """;

    @TempDir
    Path configuration;

    private Path root;

    @BeforeEach
    void anActiveFile() throws IOException {
        root = Files.createDirectories(configuration.resolve("sources/crm")).getParent();
        Files.writeString(root.resolve("crm/customer.jslt"), "old");
    }

    @Test
    void all_files_are_exchanged_and_brought_back() throws IOException {
        FolderChange change = FolderChange.apply(root, changes("new"));

        assertThat(root.resolve("crm/customer.jslt")).hasContent("new");
        assertThat(root.resolve("crm.camel.yaml")).hasContent("new");
        assertThat(new SourceFolder(configuration).stamps()).containsOnlyKeys("crm.camel.yaml", "crm/customer.jslt");

        change.undo();

        assertThat(root.resolve("crm/customer.jslt")).hasContent("old");
        assertThat(root.resolve("crm.camel.yaml")).doesNotExist();
        assertThat(FolderChange.isUnfinished(root)).isFalse();
    }

    @Test
    void failure_of_one_file_leaves_every_file_as_it_was() throws IOException {
        Map<String, Optional<byte[]>> changes = changes("new");
        // a folder with a file in it cannot be replaced
        Files.createDirectories(root.resolve("crm.camel.yaml.d"));
        Files.createDirectories(root.resolve("zz.camel.yaml/inside"));
        changes.put("zz.camel.yaml", Optional.empty());

        assertThatThrownBy(() -> FolderChange.apply(root, changes)).isInstanceOf(IOException.class);

        assertThat(root.resolve("crm/customer.jslt")).hasContent("old");
        assertThat(root.resolve("crm.camel.yaml")).doesNotExist();
    }

    @Test
    void interrupted_exchange_is_undone_before_the_server_looks_into_the_folder() throws IOException {
        Files.writeString(root.resolve("crm/customer.jslt"), "half");
        Files.writeString(root.resolve("crm.camel.yaml"), ROUTE.formatted("half"));
        Path journal = Files.createDirectories(root.resolve(".activation/old/crm"))
                .getParent()
                .getParent();
        Files.writeString(journal.resolve("old/crm/customer.jslt"), "old");
        Files.writeString(journal.resolve("files"), "crm/customer.jslt\ncrm.camel.yaml");

        try (Site site = new Site(configuration).start()) {
            site.scan();

            assertThat(root.resolve("crm/customer.jslt")).hasContent("old");
            assertThat(root.resolve("crm.camel.yaml")).doesNotExist();
            assertThat(site.files.all()).isEmpty();
            assertThat(FolderChange.isUnfinished(root)).isFalse();
        }
    }

    @Test
    void server_does_not_look_while_files_are_exchanged() throws IOException {
        try (Site site = new Site(configuration).start()) {
            try (FolderGuard exchanging = FolderGuard.exclusive(root).orElseThrow()) {
                assertThat(FolderGuard.shared(root)).isEmpty();
                site.with("crm.camel.yaml", ROUTE.formatted("crm")).scan();
                assertThat(site.files.all()).isEmpty();
            }

            site.scan();

            assertThat(site.files.all()).isNotEmpty();
        }
    }

    private static Map<String, Optional<byte[]>> changes(String content) {
        Map<String, Optional<byte[]>> changes = new LinkedHashMap<>();
        changes.put("crm.camel.yaml", Optional.of(content.getBytes(StandardCharsets.UTF_8)));
        changes.put("crm/customer.jslt", Optional.of(content.getBytes(StandardCharsets.UTF_8)));
        return changes;
    }
}
