package org.switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screens use the glossary's terms, and the code has classes of the same names. */
class ScreenTermsTest {

    private static final List<Path> BUNDLES =
            List.of(Path.of("src/main/resources/messages"), Path.of("../ejb/src/main/resources/messages"));

    /** Words that the glossary replaces, and the term to use instead. */
    private static final Map<String, String> REPLACED = Map.ofEntries(
            Map.entry("nobody found", "No customer found"),
            Map.entry("way of supply", "supply path"),
            Map.entry("places of supply", "premises"),
            Map.entry("ask the meter", "ping meter"),
            Map.entry("make a repair order", "create repair order"),
            Map.entry("open a fault ticket", "create fault ticket"),
            Map.entry("promised every", "update interval"),
            Map.entry("promise broken", "overdue"),
            Map.entry("never heard", "no data yet"),
            Map.entry("who is whom", "customer matching"),
            Map.entry("源系统", "数据源"),
            Map.entry("发件箱", "外发消息"),
            Map.entry("比特", "匹配分"));

    @Test
    void no_bundle_uses_a_replaced_term() {
        for (Path folder : BUNDLES) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".properties"))
                        .forEach(file -> REPLACED.forEach((old, term) -> assertThat(textOf(file))
                                .as("%s says \"%s\"", file.getFileName(), term)
                                .doesNotContain(old)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "path.title, Supply path, network.model.SupplyPath",
        "verdict.evidence, Evidence, agentdesk.verdict.Evidence",
        "verdict.wording, Suggested wording, agentdesk.verdict.SuggestedWording",
        "outage.title, Outage, outage.model.Outage",
        "premises.usagePoint, Usage point, customer.model.UsagePoint",
        "dispatch.title, Dispatch, workorder.Dispatch",
        "dispatch.crew, Crew, workorder.model.CrewView",
        "meter.ask, Ping meter, measurement.MeterPing",
        "rejected.title, Rejected records, source.rejected.RejectedRecords",
        "callbacks.title, Callbacks, troubleticket.CallbackList",
        "sources.feeds, Feeds, source.feed.Feeds"
    })
    void term_of_a_screen_names_a_class(String key, String term, String className) throws Exception {
        assertThat(lineOf(key)).isEqualTo(key + "=" + term);
        Class<?> found = Class.forName("org.switchboard." + className);
        String[] words = term.toLowerCase(Locale.ROOT).split(" ");
        assertThat(found.getSimpleName().toLowerCase(Locale.ROOT))
                .satisfiesAnyOf(name -> assertThat(name).contains(String.join("", words)), name -> assertThat(
                                Stream.of(words).map(word -> word.replaceAll("s$", "")))
                        .allMatch(name::contains));
    }

    private static String lineOf(String key) throws IOException {
        try (Stream<String> lines = Files.lines(BUNDLES.get(0).resolve("screens.properties"))) {
            return lines.filter(line -> line.startsWith(key + "=")).findFirst().orElseThrow();
        }
    }

    private static String textOf(Path file) {
        try {
            return Pattern.compile("(?m)^[^=]*=")
                    .matcher(Files.readString(file))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
