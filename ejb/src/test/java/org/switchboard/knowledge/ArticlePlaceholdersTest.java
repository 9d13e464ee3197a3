package org.switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.Readership;
import org.switchboard.servicelevel.ServiceLevelFolder;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;

class ArticlePlaceholdersTest {

    private static final String ARRIVAL = "{{service-level:fault-arrival.urban}}";

    @TempDir
    Path folder;

    private ArticlePlaceholders placeholders;

    @BeforeEach
    void begin() {
        placeholders = new ArticlePlaceholders(new ServiceLevelFolder(folder)
                .write(
                        "fault-arrival.urban@2023-01-01 = 45 minutes; commitment",
                        "meter-test@2023-01-01 = 5 working-days; commitment")
                .policies(new MovableClock("2026-11-30T04:00:00Z")));
    }

    @Test
    void placeholders_become_words_of_the_articles_language() {
        assertThat(filled("en", "Usually within " + ARRIVAL + ", and {{service-level:meter-test}}."))
                .isEqualTo("Usually within 45 minutes, and 5 working days.");
        assertThat(filled("zh", "一般" + ARRIVAL + "以内，{{service-level:meter-test}}。"))
                .isEqualTo("一般45分钟以内，5个工作日。");
    }

    @Test
    void text_without_placeholders_stays_as_it_is() {
        assertThat(filled("en", "[amount] {one} $1 \\ }}")).isEqualTo("[amount] {one} $1 \\ }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{service-level:fault-arrival.moon}}",
                "{{service-level: fault-arrival.urban}}",
                "{{fault-arrival.urban}}",
                "{{service-level:fault-arrival.urban",
                "{{service-level:fault-arrival.urban}",
                "{{}}"
            })
    void a_placeholder_that_names_no_policy_is_refused_by_name(String unknown) {
        Article article = article("en", "Usually within " + ARRIVAL + " or " + unknown);

        assertThatThrownBy(() -> placeholders.checked(article))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("article-placeholder-unknown");
                    assertThat(refusal.field()).contains("text");
                    assertThat(unknown).startsWith(refusal.value().orElseThrow());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\{\\{service-level:fault-arrival.urban}}",
                "{\\{service-level:fault-arrival.urban}}",
                "&#123;&#123;service-level:fault-arrival.urban}}",
                "&#x7B;&lbrace;service-level:fault-arrival.urban&#125;&#125;"
            })
    void a_placeholder_that_markdown_would_show_to_readers_is_refused(String escaped) {
        assertThatThrownBy(() -> placeholders.checked(article("en", "Usually within " + ARRIVAL + " or " + escaped)))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("article-placeholder-escaped");
                    assertThat(refusal.field()).contains("text");
                    assertThat(refusal.value()).contains("{{service-level:fault-arrival.urban}}");
                });
    }

    @Test
    void single_braces_and_escapes_that_show_as_escapes_are_text() {
        String text = "Press \\{ twice, `\\{\\{`, &#123; or {one} { two";

        assertThat(filled("en", text)).isEqualTo(text);
    }

    @Test
    void a_placeholder_outside_the_text_is_refused() {
        Article article = new Article(
                ArticleKey.main("power-test", "en"),
                new ArticleContent(
                        ARRIVAL, "power", List.of(), List.of(), "text", Optional.empty(), Readership.AGENTS));

        assertThatThrownBy(() -> placeholders.checked(article))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("article-placeholder-place");
                    assertThat(refusal.field()).contains("title");
                });
    }

    @Test
    void in_other_bases_the_same_characters_are_text() {
        Article article = new Article(
                new ArticleKey("faq", "q1", "en"), article("en", "{{name}}").content());

        assertThat(placeholders.checked(article)).isSameAs(article);
        assertThat(placeholders.filled(article, placeholders.policies())).isEqualTo(article);
    }

    private String filled(String language, String text) {
        return placeholders
                .filled(placeholders.checked(article(language, text)), placeholders.policies())
                .content()
                .body();
    }

    private static Article article(String language, String text) {
        return new Article(
                ArticleKey.main("power-test", language),
                new ArticleContent("Fuse", "power", List.of(), List.of(), text, Optional.empty(), Readership.AGENTS));
    }
}
