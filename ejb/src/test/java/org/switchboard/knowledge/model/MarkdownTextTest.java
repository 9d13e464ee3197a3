package org.switchboard.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.shared.BusinessException;

class MarkdownTextTest {

    @Test
    void markdown_becomes_html() {
        assertThat(MarkdownText.html("## Cause\n\n1. *First*\n2. Second"))
                .contains("<h2>Cause</h2>", "<ol>", "<em>First</em>");
    }

    @Test
    void html_of_the_author_is_shown_and_never_run() {
        assertThat(MarkdownText.html("<script>alert(1)</script> and <img src=x onerror=alert(1)>"))
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;");
    }

    @Test
    void script_link_is_removed() {
        assertThat(MarkdownText.html("[click](javascript:alert(1)) ![x](data:text/html;base64,PHNj)"))
                .doesNotContain("javascript:", "data:text");
        assertThat(MarkdownText.html("[site](https://example.org)")).contains("href=\"https://example.org\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", "- ", "* ", "1. ", "[", "![", "*a **a ", "**a *", "_a __a ", "- > "})
    void text_that_is_nested_too_deep_is_refused_or_shown_but_fails_nothing(String opening) {
        String deep = "fuse\n\n" + opening.repeat(10_000) + "x" + "](y)".repeat(5_000) + "*a **a".repeat(5_000);

        assertThatCode(() -> MarkdownText.requireReadable(deep))
                .satisfiesAnyOf(refusal -> assertThat(refusal).isNull(), refusal -> assertThat(refusal)
                        .isInstanceOf(BusinessException.class));
        assertThat(MarkdownText.html(deep)).contains("fuse");
        assertThat(MarkdownText.plain(deep)).contains("fuse");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- "})
    void nested_blocks_are_refused_beyond_the_limit(String opening) {
        assertThatCode(() -> MarkdownText.requireReadable(opening.repeat(20) + "x"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> MarkdownText.requireReadable(opening.repeat(MarkdownText.DEEPEST + 1) + "x"))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("article-too-nested");
    }

    @Test
    void text_too_deep_is_shown_escaped_as_it_was_written() {
        assertThat(MarkdownText.html(">".repeat(1_000) + "<script>"))
                .contains("&gt;&gt;")
                .doesNotContain("<script", "<blockquote");
    }

    @Test
    void search_ignores_markup() {
        assertThat(MarkdownText.plain("## Cause\n\nThe **fuse** is [blown](https://example.org)."))
                .contains("Cause", "The fuse is")
                .doesNotContain("**", "##");
    }
}
