package org.switchboard.integration.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Camel resolves a parameter value that equals the name of a Kamelet's own bean to that bean. A user named {@code
 * reader} would break a Kamelet with a bean {@code reader}.
 */
class KameletBeansTest {

    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");

    @TestFactory
    Stream<DynamicTest> kamelet_bean_names_differ_from_possible_values() throws IOException {
        try (Stream<Path> files = Files.list(KAMELETS)) {
            List<Path> kamelets = files.sorted().toList();
            assertThat(kamelets).hasSizeGreaterThan(10);
            return kamelets.stream()
                    .map(kamelet ->
                            DynamicTest.dynamicTest(kamelet.getFileName().toString(), () -> assertThat(beansOf(kamelet))
                                    .allMatch(name -> name.startsWith("switchboard-"))));
        }
    }

    @TestFactory
    Stream<DynamicTest> kamelet_of_a_source_declares_what_it_gives() throws IOException {
        try (Stream<Path> files = Files.list(KAMELETS)) {
            return files.filter(file -> file.toString().endsWith("-source.kamelet.yaml")).sorted().toList().stream()
                    .map(kamelet ->
                            DynamicTest.dynamicTest(kamelet.getFileName().toString(), () -> assertThat(new YAMLMapper()
                                            .readTree(Files.readAllBytes(kamelet))
                                            .at("/spec/types/out/mediaType")
                                            .asText())
                                    .isEqualTo("application/json")));
        }
    }

    private static List<String> beansOf(Path kamelet) {
        try {
            JsonNode beans =
                    new YAMLMapper().readTree(Files.readAllBytes(kamelet)).at("/spec/template/beans");
            // not the names that are among their properties
            return StreamSupport.stream(beans.spliterator(), false)
                    .map(bean -> bean.path("name").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
