package org.switchboard.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.shared.BusinessException;

class ArticleFileTest {

    private static final String GOOD = """
            ---
            id: power-meter-blank
            lang: zh
            title: 电表黑屏: 有电还是没电
            kind: power
            causes: [SINGLE_SERVICE_FAULT, UNKNOWN]
            tags: [电表黑屏, "error 691"]
            reviewOn: 2027-05-31
            ---

            ## 现象

            电表什么都不显示。

            ---

            after a line
            """;

    @Test
    void every_field_of_the_front_matter_is_read_and_the_rest_is_the_body() {
        Article article = ArticleFile.parse(GOOD);

        assertThat(article.key()).isEqualTo(ArticleKey.main("power-meter-blank", "zh"));
        assertThat(article.content().title()).isEqualTo("电表黑屏: 有电还是没电");
        assertThat(article.content().kind()).isEqualTo("power");
        assertThat(article.content().causes()).containsExactly("SINGLE_SERVICE_FAULT", "UNKNOWN");
        assertThat(article.content().tags()).containsExactly("电表黑屏", "error 691");
        assertThat(article.content().reviewOn()).contains(LocalDate.of(2027, 5, 31));
        assertThat(article.content().body()).startsWith("## 现象").endsWith("after a line");
    }

    @Test
    void lists_may_be_empty_or_stand_line_by_line_and_windows_writes_other_line_ends() {
        Article article = ArticleFile.parse(GOOD.replace("[SINGLE_SERVICE_FAULT, UNKNOWN]", "[]")
                .replace("tags: [电表黑屏, \"error 691\"]", "tags:\n  - 电表黑屏\n  - meter")
                .replace("\n", "\r\n"));

        assertThat(article.content().causes()).isEmpty();
        assertThat(article.content().tags()).containsExactly("电表黑屏", "meter");
    }

    @Test
    void an_article_that_names_no_readers_is_for_agents_everywhere() {
        assertThat(ArticleFile.parse(GOOD).content().readers()).isEqualTo(new Readership(Audience.AGENT, List.of()));
    }

    @Test
    void audience_and_areas_are_read() {
        Article article = ArticleFile.parse(
                GOOD.replace("reviewOn: 2027-05-31", "reviewOn: 2027-05-31\naudience: expert\nareas: [North, 海港]"));

        assertThat(article.content().readers()).isEqualTo(new Readership(Audience.EXPERT, List.of("North", "海港")));
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "'id: power-meter-blank', '', id",
        "'lang: zh', 'lang: Chinese', lang",
        "'kind: power', 'kind: Power Supply', kind",
        "'UNKNOWN', 'no cause', causes",
        "'2027-05-31', 'next May', reviewOn",
        "'reviewOn: 2027-05-31', 'audience: everybody', audience",
        "'reviewOn: 2027-05-31', 'areas: [a\u0001b]', areas",
        "'title: 电表黑屏: 有电还是没电', 'title:', title"
    })
    void a_field_that_is_missing_or_not_allowed_is_named(String part, String instead, String field) {
        assertThatThrownBy(() -> ArticleFile.parse(GOOD.replace(part, instead)))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.field())
                        .contains(field));
    }

    @ParameterizedTest
    @CsvSource({"'no front matter at all'", "'---\nid: x\nnever ends'", "''"})
    void a_file_without_front_matter_is_refused(String text) {
        assertThatThrownBy(() -> ArticleFile.parse(text))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("article-front-matter"));
    }
}
