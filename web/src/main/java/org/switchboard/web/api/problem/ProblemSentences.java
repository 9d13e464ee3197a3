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

    static String expected(Locale locale, String field, String value, String expected, Object... parameters) {
        return sentence(
                locale,
                value == null ? "bad-value.missing" : "bad-value",
                field,
                value,
                sentence(locale, "expected." + expected, parameters));
    }

    private static String sentence(Locale locale, String key, Object... parameters) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, locale).format(parameters);
    }
}
