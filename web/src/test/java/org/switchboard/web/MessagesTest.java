package org.switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String CHINESE = "_zh_CN.properties";

    @Test
    void every_text_exists_in_english_and_chinese() throws IOException {
        List<Path> chinese;
        try (Stream<Path> files = Files.list(MESSAGES)) {
            chinese = files.filter(file -> file.toString().endsWith(CHINESE)).toList();
        }
        assertThat(chinese).isNotEmpty();
        for (Path bundle : chinese) {
            Path english = bundle.resolveSibling(bundle.getFileName().toString().replace(CHINESE, ".properties"));
            assertThat(load(bundle).stringPropertyNames())
                    .as("keys of %s", bundle)
                    .containsExactlyInAnyOrderElementsOf(load(english).stringPropertyNames());
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
