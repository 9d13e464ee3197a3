package org.switchboard.acceptance.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.launcher.ProjectFolders;

/**
 * Nothing in {@code ejb}, {@code web} or {@code integration-routes} names the demo city. The forbidden terms are read
 * from the simulated systems, so that new columns there are included.
 */
class SiteKnowledgeTest {

    private static final Path PROJECT = ProjectFolders.find().root();
    private static final Path LEGACY_SYSTEMS = PROJECT.resolve("legacy-systems/src/main");
    private static final Path LEGACY_CODE = LEGACY_SYSTEMS.resolve("java/org/legacy/systems");
    private static final List<String> MODULES = List.of("ejb", "web", "integration-routes");

    /** Words that the simulated systems share with everybody. */
    private static final Set<String> GENERIC = Set.of(
            // GeoJSON and OGC API - Features, as the standards name them
            "id",
            "type",
            "title",
            "description",
            "href",
            "rel",
            "itemType",
            "code",
            "links",
            "collections",
            "properties",
            "features",
            "geometry",
            "crs",
            "coordinates",
            "numberMatched",
            "numberReturned",
            "timeStamp",
            // IEC 60870-5: common address, information object address
            "ca",
            "ioa",
            // plain English, in the canonical records too
            "cause",
            "reason",
            "unit",
            // how one says in general that something has changed; the example of a Kamelet's option
            "updated_at");

    @Test
    void list_of_site_terms_is_not_empty() throws IOException {
        assertThat(columns())
                .contains("CUST_NO", "LAST_UPD", "TB_CUST", "GIS_SP_ID")
                .hasSizeGreaterThan(40);
        assertThat(fields())
                .contains("bal_amt", "cut_flg", "fed_from", "outg_stat")
                .hasSizeGreaterThan(40);
        assertThat(places()).contains("云溪市", "云东区", "990102").hasSizeGreaterThan(10);
        assertThat(ports()).contains("15432", "18081", "18082", "12404", "18080");
        assertThat(forbidden()).hasSizeGreaterThan(50);
    }

    @Test
    void site_terms_are_found_in_the_modules_of_the_site() throws IOException {
        Path sources = PROJECT.resolve("config/sources");

        assertThat(findings(sources, forbidden())).hasSizeGreaterThan(30);
    }

    @Test
    void product_modules_name_no_term_of_the_demo_city() throws IOException {
        Set<String> forbidden = forbidden();
        List<String> findings = new ArrayList<>();
        for (String module : MODULES) {
            Path main = PROJECT.resolve(module).resolve("src/main");
            assertThat(filesIn(main)).as("files of " + module).hasSizeGreaterThan(20);
            findings.addAll(findings(main, forbidden));
        }

        assertThat(findings).isEmpty();
    }

    private static Set<String> forbidden() throws IOException {
        Set<String> all = new TreeSet<>();
        all.addAll(columns());
        all.addAll(fields());
        all.addAll(places());
        all.addAll(ports());
        all.removeAll(GENERIC);
        return all;
    }

    /** Tables, columns and indexes of the customer system. */
    private static Set<String> columns() throws IOException {
        return matches(LEGACY_SYSTEMS.resolve("resources/org/legacy/systems/cis"), "\"([A-Z][A-Z0-9_]+)\"");
    }

    /** Field names of billing, properties and collections of the GIS. */
    private static Set<String> fields() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (String system : List.of("billing", "gis")) {
            fields.addAll(matches(
                    LEGACY_CODE.resolve(system), "(?:put|putArray|putObject|set)\\(\\s*\"([a-z][A-Za-z0-9_]*)\""));
            fields.addAll(matches(LEGACY_CODE.resolve(system), "\"([a-z0-9]+(?:_[a-z0-9]+)+)\""));
        }
        return fields;
    }

    /** Province, city, districts with their codes, its time zone, and the forms of the GIS's ids. */
    private static Set<String> places() throws IOException {
        Set<String> places = new TreeSet<>();
        places.addAll(matches(LEGACY_CODE.resolve("city/District.java"), "\"(\\d{6}|\\p{IsHan}{3,})\""));
        places.addAll(matches(LEGACY_CODE, "\"(\\p{IsHan}{2,}[省市])\""));
        places.addAll(matches(LEGACY_CODE.resolve("LocalTime.java"), "ZoneId\\.of\\(\"([^\"]+)\"\\)"));
        return places;
    }

    private static Set<String> ports() throws IOException {
        return matches(LEGACY_CODE.resolve("LegacySystemsOptions.java"), "\"--[a-z]+-port\", \"(\\d+)\"");
    }

    private static Set<String> matches(Path folder, String pattern) throws IOException {
        Set<String> words = new TreeSet<>();
        for (Path file : filesIn(folder)) {
            Matcher matcher = Pattern.compile(pattern).matcher(text(file));
            while (matcher.find()) {
                words.add(matcher.group(1));
            }
        }
        return words;
    }

    /** Each as file, line and word, whatever the case of its letters. */
    private static List<String> findings(Path folder, Set<String> words) throws IOException {
        Pattern any = Pattern.compile(
                words.stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![A-Za-z0-9_])(", ")(?![A-Za-z0-9_])")),
                Pattern.CASE_INSENSITIVE);
        List<String> findings = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            int number = 0;
            for (String line : text(file).lines().toList()) {
                number++;
                Matcher matcher = any.matcher(line);
                while (matcher.find()) {
                    findings.add(PROJECT.relativize(file) + ":" + number + ": " + matcher.group(1));
                }
            }
        }
        return findings;
    }

    private static List<Path> filesIn(Path fileOrFolder) throws IOException {
        try (Stream<Path> all = Files.walk(fileOrFolder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Pictures and other files that are no text say nothing. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notText) {
            return "";
        }
    }
}
