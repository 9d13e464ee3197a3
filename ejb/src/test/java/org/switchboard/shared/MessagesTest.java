package org.switchboard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.workorder.model.OrderState;

class MessagesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)");

    /** The field, the value, and the parameters of the sentence, where these are on their own. */
    private static final Pattern REFUSAL =
            Pattern.compile("new BusinessException\\(\\s*\"[a-z-]+\",\\s*\"[^\"]*\",\\s*([^,;]*),([^;]*);");

    private static final Pattern THING = Pattern.compile("new (?:NotFoundException|Thing)\\(\\s*\"([\\w-]+)\"");

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String CHINESE = "_zh_CN.properties";

    @Test
    void every_text_exists_in_english_and_chinese() throws IOException {
        List<Path> english = bundles();
        assertThat(english).isNotEmpty();
        for (Path bundle : english) {
            assertThat(load(chineseOf(bundle)).stringPropertyNames())
                    .as("keys of %s", chineseOf(bundle))
                    .containsExactlyInAnyOrderElementsOf(load(bundle).stringPropertyNames());
        }
    }

    @Test
    void every_text_takes_the_same_parameters_in_both_languages() throws IOException {
        for (Path bundle : bundles()) {
            Properties chinese = load(chineseOf(bundle));
            load(bundle).forEach((key, text) -> assertThat(
                            parameters(chinese.getProperty((String) key), Locale.SIMPLIFIED_CHINESE))
                    .as("%s in %s", key, bundle.getFileName())
                    .isEqualTo(parameters((String) text, Locale.ENGLISH)));
        }
    }

    @Test
    void every_thing_that_is_not_found_has_a_name_for_people() throws IOException {
        Set<String> names = load(MESSAGES.resolve("terms.properties")).stringPropertyNames();
        for (String module : List.of("ejb", "web", "integration-routes")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    assertThat(names)
                            .as("things in %s", source)
                            .containsAll(THING.matcher(Files.readString(source))
                                    .results()
                                    .map(found -> "thing." + found.group(1))
                                    .toList());
                }
            }
        }
    }

    @Test
    void refusal_is_worded_in_the_language_of_the_caller_not_of_the_server() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            BusinessException refusal = new NotFoundException("crew", 7);
            assertThat(refusal.sentence(Locale.ENGLISH)).isEqualTo("There is no crew with the key 7.");
            assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).contains("没有键为 7");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void states_times_and_objects_are_formatted_for_the_reader_and_the_zone_of_the_site() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        BusinessException transition = new BusinessException(
                "order-transition", "state", "onSite", "WO-1", OrderState.EN_ROUTE, OrderState.ON_SITE);
        BusinessException past = new BusinessException(
                "estimate-in-the-past", "estimatedAt", "2026-12-01T02:44:00Z", Instant.parse("2026-12-01T02:44:00Z"));
        BusinessException changed =
                new BusinessException("changed-meanwhile", "work order", "WO-1", new Thing("work order"), "WO-1");

        assertThat(transition.sentence(Locale.ENGLISH)).contains("en route").contains("on site");
        assertThat(transition.sentence(Locale.SIMPLIFIED_CHINESE))
                .contains("途中")
                .contains("已到达现场");
        assertThat(past.sentence(Locale.ENGLISH, shanghai)).contains("1 Dec 2026, 10:44");
        assertThat(past.sentence(Locale.SIMPLIFIED_CHINESE, shanghai)).contains("2026年12月1日 10:44");
        assertThat(changed.sentence(Locale.ENGLISH)).contains("repair order WO-1");
        assertThat(changed.sentence(Locale.SIMPLIFIED_CHINESE)).contains("抢修单 WO-1");
    }

    @Test
    void every_state_has_a_label() throws IOException {
        Properties terms = load(MESSAGES.resolve("terms.properties"));
        for (Enum<?>[] states : List.<Enum<?>[]>of(OrderState.values(), TicketState.values(), ArticleState.values())) {
            for (Enum<?> state : states) {
                assertThat(terms).containsKey(state.getDeclaringClass().getSimpleName() + "." + state.name());
            }
        }
    }

    /** A wire name in a sentence is not a word of the reader's language. */
    @Test
    void no_refusal_is_given_the_wire_name_of_a_state_or_a_moment_as_text() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher refusal = REFUSAL.matcher(Files.readString(file));
                while (refusal.find()) {
                    assertThat(refusal.group(2))
                            .as("parameters in %s", file)
                            .doesNotContain("tate.wireName()", "Instant");
                }
            }
        }
    }

    /** Those of choices count, too; what is filled in per language, such as a plural, may be read more than once. */
    private static Set<String> parameters(String text, Locale locale) {
        new MessageFormat(text, locale);
        return PARAMETER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.toString().endsWith(CHINESE))
                    .sorted()
                    .toList();
        }
    }

    private static Path chineseOf(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace(".properties", CHINESE));
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
