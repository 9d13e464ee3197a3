package org.switchboard.knowledge.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.switchboard.shared.BusinessException;

/**
 * Names an article: the knowledge base, its id there, and the language in which it is written.
 *
 * @throws BusinessException naming the part that is not allowed
 */
public record ArticleKey(String base, String id, String language) {

    /** The base that the desk uses. */
    public static final String MAIN = "main";

    private static final Pattern BASE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Za-z]{2,4})?");

    public ArticleKey {
        require(BASE, "base", base);
        require(ID, "id", id);
        require(LANGUAGE, "lang", language);
    }

    public static ArticleKey main(String id, String language) {
        return new ArticleKey(MAIN, id, language);
    }

    /** zh-CN → zh: what a reader of the one reads, a reader of the other reads too. */
    public static String primary(String languageTag) {
        return languageTag.split("-")[0].toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return base + "/" + id + "/" + language;
    }

    private static void require(Pattern allowed, String field, String value) {
        if (value == null || !allowed.matcher(value).matches()) {
            throw new BusinessException("bad-article-field", field, value, field, value);
        }
    }
}
