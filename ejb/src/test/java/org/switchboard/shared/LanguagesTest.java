package org.switchboard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private static final List<Path> BUNDLES =
            List.of(Path.of("src/main/resources/messages"), Path.of("../web/src/main/resources/messages"));

    @ParameterizedTest
    @CsvSource({"zh,zh-CN", "zh_TW,zh-CN", "zh-Hant-HK,zh-CN", "EN-gb,en", "en,en"})
    void a_language_is_found_whatever_its_region(String tag, String offered) {
        assertThat(Languages.of(tag)).map(Locale::toLanguageTag).contains(offered);
    }

    @ParameterizedTest
    @CsvSource({"de", "''", "x", "not a tag"})
    void a_language_that_is_not_offered_is_not_found(String tag) {
        assertThat(Languages.of(tag)).isEmpty();
    }

    @Test
    void every_bundle_exists_in_every_language() throws IOException {
        for (Path folder : BUNDLES) {
            try (Stream<Path> files = Files.list(folder)) {
                List<String> names = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".properties"))
                        .toList();
                List<String> bundles = names.stream()
                        .filter(name -> !name.contains("_"))
                        .map(name -> name.replace(".properties", ""))
                        .toList();
                assertThat(bundles).isNotEmpty();
                for (Locale language : Languages.OFFERED) {
                    if (!language.equals(Languages.USUAL)) {
                        assertThat(names)
                                .containsAll(bundles.stream()
                                        .map(bundle -> bundle + "_" + language + ".properties")
                                        .toList());
                    }
                }
            }
        }
    }

    @Test
    void the_pages_support_every_language() throws IOException {
        String faces = Files.readString(Path.of("../web/src/main/webapp/WEB-INF/faces-config.xml"));
        for (Locale language : Languages.OFFERED) {
            assertThat(faces).containsPattern("-locale>" + language + "</");
        }
    }
}
