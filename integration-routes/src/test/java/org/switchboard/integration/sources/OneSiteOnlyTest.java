package org.switchboard.integration.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names of one site are in its route files and mappings, and nowhere in the product. The forbidden terms are read from
 * the demo's own files.
 */
class OneSiteOnlyTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path ROUTES = PROJECT.resolve("config/sources");
    private static final Path CITY = PROJECT.resolve("legacy-systems");
    private static final List<Path> PRODUCT = Stream.of("ejb", "web", "integration-routes")
            .map(module -> PROJECT.resolve(module).resolve("src/main"))
            .toList();

    /** Columns, tables and variables such as {@code CUST_NO}; members of foreign JSON such as {@code .owe_amt}. */
    private static final Pattern FOREIGN_NAME =
            Pattern.compile("\\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\\b|(?<=\\.)[a-z]+_[a-z_]+\\b");

    private static final Pattern PORT_OPTION = Pattern.compile("`--[a-z]+-port` \\| (\\d+) \\|");
    private static final List<String> PLACES = List.of("云溪", "Yunxi", "990100");

    /** Names that anybody would give, and we too. */
    private static final Set<String> EVERYDAY = Set.of("updated_at");

    @TempDir
    Path folder;

    @Test
    void product_contains_no_name_or_port_of_the_demo_city() {
        assertThat(PRODUCT).allMatch(Files::isDirectory);
        assertThat(findings(PRODUCT, siteTerms())).isEmpty();
    }

    @Test
    void forbidden_terms_are_those_of_the_site() {
        assertThat(siteTerms())
                .contains("CUST_NO", "LAST_UPD", "TB_CUST", "BILLING_URL", "owe_amt", "fed_from", "15432", "18081")
                .hasSizeGreaterThan(50);
        assertThat(findings(List.of(CITY.resolve("src/main"), CITY.resolve("README.md")), Set.copyOf(PLACES)))
                .as("the city is still called so")
                .isNotEmpty();
    }

    @Test
    void forbidden_term_is_reported_with_file_and_line() throws IOException {
        Files.writeString(folder.resolve("Slip.java"), "class Slip {\n  String column = \"CUST_NO\";\n}\n");
        Files.writeString(folder.resolve("NoSlip.java"), "class NoSlip {\n  String column = \"MY_CUST_NO_2\";\n}\n");
        assertThat(findings(List.of(folder), siteTerms()))
                .singleElement()
                .asString()
                .endsWith("Slip.java:2 knows CUST_NO");
    }

    private static Set<String> siteTerms() {
        Set<String> words = new TreeSet<>(PLACES);
        files(ROUTES)
                .filter(file -> !file.startsWith(ROUTES.resolve("examples")))
                .filter(file ->
                        file.toString().endsWith(".yaml") || file.toString().endsWith(".jslt"))
                .forEach(file -> words.addAll(matches(FOREIGN_NAME, text(file), 0)));
        words.addAll(matches(PORT_OPTION, text(CITY.resolve("README.md")), 1));
        words.removeAll(EVERYDAY);
        return words;
    }

    private static List<String> findings(List<Path> roots, Set<String> words) {
        Pattern any = Pattern.compile("(?<![\\w])(?:" + String.join("|", words) + ")(?![\\w])");
        List<String> findings = new ArrayList<>();
        roots.stream().flatMap(OneSiteOnlyTest::files).forEach(file -> {
            List<String> lines = text(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher word = any.matcher(lines.get(i));
                while (word.find()) {
                    findings.add(file + ":" + (i + 1) + " knows " + word.group());
                }
            }
        });
        return findings;
    }

    private static List<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(group))
                .toList();
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no text holds no words. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException picture) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
