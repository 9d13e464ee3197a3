package org.switchboard.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.launcher.ProjectFolders;

/** The libraries of the built EAR against the list of known vulnerabilities. */
class KnownVulnerabilitiesTest {

    private static final Path PROJECT = Path.of("..");

    private static List<Component> components;
    private static Advisories advisories;

    @TempDir
    Path folder;

    private record Component(String artifact, String version) {

        String file() {
            return artifact.replace(':', '-') + "-" + version + ".jar";
        }
    }

    @BeforeAll
    static void read() throws IOException {
        components = new ArrayList<>();
        JsonNode bill = new ObjectMapper()
                .readTree(PROJECT.resolve("ear/target/bom.json").toFile());
        for (JsonNode each : bill.get("components")) {
            components.add(new Component(
                    each.get("group").asText() + ":" + each.get("name").asText(),
                    each.get("version").asText()));
        }
        advisories = Advisories.in(PROJECT.resolve("docs/vulnerabilities"));
    }

    @Test
    void no_library_is_affected_without_an_explanation() {
        assertThat(components)
                .extracting(Component::artifact)
                .contains("org.apache.camel:camel-support", "org.primefaces:primefaces", "org.postgresql:postgresql");
        assertThat(components)
                .allSatisfy(component -> assertThat(advisories.about(component.artifact(), component.version()))
                        .as(component.toString())
                        .allMatch(advisories::isExplained));
    }

    @Test
    void every_exception_still_fits_a_library() {
        assertThat(advisories.exceptions()).allMatch(exception -> components.stream()
                .flatMap(component -> advisories.about(component.artifact(), component.version()).stream())
                .anyMatch(exception::covers));
    }

    @Test
    void bill_of_materials_names_every_library_of_the_ear() throws IOException {
        Set<String> named = components.stream().map(Component::file).collect(Collectors.toSet());
        try (ZipFile ear = new ZipFile(ProjectFolders.find().ear().toFile())) {
            assertThat(ear.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                            .map(name -> name.substring("lib/".length())))
                    .hasSizeGreaterThan(50)
                    .isSubsetOf(named);
        }
    }

    @Test
    void library_of_an_affected_range_is_found() {
        assertThat(advisories.about("com.google.guava:guava", "18.0"))
                .extracting(Advisories.Advisory::id)
                .contains("CVE-2018-10237", "CVE-2023-2976");
        assertThat(advisories.about("io.netty:netty-handler", "4.1.117.Final")).isNotEmpty();
        assertThat(advisories.about("io.netty:netty-handler", "4.1.118.Final")).isEmpty();
        assertThat(advisories.about("com.google.guava:guava", "33.8.0-jre")).isEmpty();
    }

    @Test
    void exception_needs_a_reason() throws IOException {
        Files.writeString(folder.resolve("advisories.tsv"), "CVE-1\ta:b\t(,2)\twhat\n");
        Files.writeString(folder.resolve("exceptions.tsv"), "CVE-1\ta:b\tbecause\n");
        assertThatThrownBy(() -> Advisories.in(folder)).hasMessageContaining("without a reason");
        Files.writeString(folder.resolve("exceptions.tsv"), "CVE-1\ta:b\tThe method is never called by us.\n");
        Advisories own = Advisories.in(folder);
        assertThat(Stream.of("1.9", "2")
                        .map(version -> own.about("a:b", version).size()))
                .containsExactly(1, 0);
        assertThat(own.about("a:b", "1.9")).allMatch(own::isExplained);
    }
}
