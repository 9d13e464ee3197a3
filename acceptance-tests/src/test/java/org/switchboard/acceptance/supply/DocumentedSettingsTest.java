package org.switchboard.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of variables in {@code docs/operations.md} against the code, the server template and the route files. */
class DocumentedSettingsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z_`, ]+`) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");
    /** In code by a name with dots, a prefix of several names with a dot at its end. */
    private static final Pattern IN_CODE = Pattern.compile("\"(switchboard\\.[a-z][a-z.-]*)\"");

    private static final Pattern IN_TEMPLATE = Pattern.compile("(?:\\$\\{|name=\")(switchboard\\.[a-z.-]+)");
    private static final Pattern IN_ROUTE = Pattern.compile("\\{\\{\\??([A-Z_]+)}}");

    @Test
    void every_variable_of_the_server_is_documented_and_exists() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String module : List.of("ejb", "integration-routes", "web")) {
            read.addAll(found(files(PROJECT.resolve(module).resolve("src/main/java"), ".java"), IN_CODE));
        }
        read.addAll(found(files(PROJECT.resolve("ear/src/main/liberty"), ".xml"), IN_TEMPLATE));
        read.addAll(found(files(PROJECT.resolve("config/tracing"), ".xml"), IN_TEMPLATE));
        Set<String> variables = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        read.forEach(name -> (name.endsWith(".") ? prefixes : variables).add(variable(name)));

        Set<String> documented = names(section("## 3. Settings", "### Variables of the route files"));
        Set<String> exact = documented.stream()
                .filter(name -> prefixes.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
        assertThat(exact).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(variables);
        assertThat(prefixes).isNotEmpty().allSatisfy(prefix -> assertThat(documented)
                .anyMatch(name -> name.startsWith(prefix)));
    }

    @Test
    void every_variable_of_the_shipped_route_files_is_documented_and_exists() throws IOException {
        assertThat(names(section("### Variables of the route files", "## 4. Monitoring")))
                .containsExactlyInAnyOrderElementsOf(
                        found(files(PROJECT.resolve("config/sources"), ".camel.yaml"), IN_ROUTE));
    }

    private static String variable(String name) {
        return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static String section(String from, String to) throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/operations.md"));
        return page.substring(page.indexOf(from), page.indexOf(to));
    }

    private static Set<String> names(String section) {
        return ROW.matcher(section)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(List<Path> files, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
