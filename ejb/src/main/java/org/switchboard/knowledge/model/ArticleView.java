package org.switchboard.knowledge.model;

import java.time.Instant;

/**
 * One edition of an article as screens and programs see it.
 *
 * @param edition counts the texts of an article from 1
 * @param shown the body as a reader gets it, in Markdown
 * @param used how often the article solved a matter
 * @param version counts the changes of this edition; given back with a change, it keeps one editor from undoing another's
 */
public record ArticleView(
        ArticleKey key,
        int edition,
        ArticleState state,
        ArticleContent content,
        String shown,
        String author,
        Instant updatedAt,
        long used,
        long version) {

    /**
     * The body as HTML that is safe to show: no markup of the author's own, no scripts in links. Made when it is asked
     * for, so that an article can be changed and retired whatever is in it.
     */
    public String html() {
        return MarkdownText.html(shown);
    }
}
