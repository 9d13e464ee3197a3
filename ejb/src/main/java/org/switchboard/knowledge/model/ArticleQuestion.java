package org.switchboard.knowledge.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What an agent looks for.
 *
 * @param text as typed, in any language or several; beyond 500 characters it is cut
 * @param base the knowledge base
 * @param language only articles in this language; any when empty, then each article once, in the language that fits best
 * @param kind only articles of this kind
 * @param cause only articles bound to this verdict cause
 * @param limit how many hits at most, up to 100
 * @param typing the last word may be unfinished
 */
public record ArticleQuestion(
        String text,
        String base,
        Optional<String> language,
        Optional<String> kind,
        Optional<String> cause,
        int limit,
        boolean typing) {

    public static final int LARGEST_LIMIT = 100;
    public static final int LONGEST_TEXT = 500;

    public ArticleQuestion {
        Objects.requireNonNull(base, "base");
        text = text == null ? "" : text;
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        limit = Math.max(1, Math.min(limit, LARGEST_LIMIT));
        language = language.map(ArticleKey::primary);
    }

    /** In the desk's base, in every language, ten hits. */
    public static ArticleQuestion of(String text) {
        return new ArticleQuestion(
                text, ArticleKey.MAIN, Optional.empty(), Optional.empty(), Optional.empty(), 10, false);
    }

    public ArticleQuestion in(String languageTag) {
        return new ArticleQuestion(text, base, Optional.of(languageTag), kind, cause, limit, typing);
    }

    public ArticleQuestion inBase(String name) {
        return new ArticleQuestion(text, name, language, kind, cause, limit, typing);
    }

    public ArticleQuestion ofKind(String wanted) {
        return new ArticleQuestion(text, base, language, Optional.of(wanted), cause, limit, typing);
    }

    public ArticleQuestion boundTo(String verdictCause) {
        return new ArticleQuestion(text, base, language, kind, Optional.of(verdictCause), limit, typing);
    }

    public ArticleQuestion atMost(int hits) {
        return new ArticleQuestion(text, base, language, kind, cause, hits, typing);
    }

    public ArticleQuestion asYouType() {
        return new ArticleQuestion(text, base, language, kind, cause, limit, true);
    }
}
