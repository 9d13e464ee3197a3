package org.switchboard.web.api.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of problems, from the bundle {@code messages.problems}. */
final class ProblemSentences {

    private static final String BUNDLE = "messages.problems";

    /** Without this a server that runs in Chinese would answer an English caller in Chinese. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ProblemSentences() {}

    static String title(Locale locale, ProblemKind kind) {
        return sentence(locale, kind.code() + ".title");
    }

    static String detail(Locale locale, ProblemKind kind, Object... parameters) {
        return sentence(locale, kind.code(), parameters);
    }

    /** What was given, and what would have been right; an expectation without words of its own is a general one. */
    static String expected(Locale locale, String field, String value, String expected, Object... parameters) {
        String key = bundle(locale).containsKey("expected." + expected) ? expected : "other";
        return sentence(
                locale,
                value == null ? "bad-value.missing" : "bad-value",
                field,
                value,
                sentence(locale, "expected." + key, parameters));
    }

    private static String sentence(Locale locale, String key, Object... parameters) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(parameters);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }
}
