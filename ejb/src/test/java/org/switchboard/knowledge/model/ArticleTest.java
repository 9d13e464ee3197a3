package org.switchboard.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.shared.BusinessException;

class ArticleTest {

    private static final ArticleKey KEY = new ArticleKey("faq", "AF01.md", "zh");

    @Test
    void an_imported_article_without_title_and_kind_takes_its_first_line_and_is_general() {
        Article article = imported(Optional.empty(), "\n# 【系列报道】之二十二\n\n发布时间");

        assertThat(article.content().title()).isEqualTo("【系列报道】之二十二");
        assertThat(article.content().kind()).isEqualTo(Article.GENERAL);
    }

    @Test
    void a_first_line_without_end_is_cut() {
        assertThat(imported(Optional.of(" "), "字".repeat(5_000)).content().title())
                .hasSizeLessThanOrEqualTo(ArticleContent.LONGEST_TITLE)
                .endsWith("…");
    }

    @Test
    void article_without_content_is_refused_by_field() {
        assertThatThrownBy(() -> imported(Optional.of("Title"), " "))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.field())
                        .contains("text"));
    }

    @Test
    void hash_is_equal_for_equal_content() {
        assertThat(imported(Optional.of("A"), "text").content().hash())
                .isEqualTo(imported(Optional.of("A "), "text").content().hash())
                .isNotEqualTo(imported(Optional.of("A"), "text.").content().hash());
    }

    private static Article imported(Optional<String> title, String text) {
        return Article.imported(
                KEY, title, Optional.empty(), List.of(), List.of(), text, Optional.empty(), Readership.AGENTS);
    }
}
