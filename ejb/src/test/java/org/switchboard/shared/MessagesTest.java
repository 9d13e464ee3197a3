package org.switchboard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)");

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String CHINESE = "_zh_CN.properties";

    @Test
    void every_text_is_there_in_english_and_in_chinese() throws IOException {
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
    void a_refusal_speaks_the_callers_language_whatever_the_servers_is() {
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
