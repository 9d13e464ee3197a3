package org.switchboard.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void search_ignores_markup() {
        assertThat(MarkdownText.plain("## Cause\n\nThe **fuse** is [blown](https://example.org)."))
                .contains("Cause", "The fuse is")
                .doesNotContain("**", "##");
    }
}
