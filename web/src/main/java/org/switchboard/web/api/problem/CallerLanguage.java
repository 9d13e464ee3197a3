package org.switchboard.web.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The caller's language among those that we speak: English, unless Simplified Chinese comes first. */
public final class CallerLanguage {

    private CallerLanguage() {}

    public static Locale of(HttpServletRequest request) {
        // without the header a servlet container would give the server's own language
        return request.getHeader("Accept-Language") == null
                ? Locale.ENGLISH
                : among(Collections.list(request.getLocales()));
    }

    /** @param wanted most wanted first */
    public static Locale among(List<Locale> wanted) {
        return wanted.stream()
                .filter(locale -> isChinese(locale) || isEnglish(locale))
                .findFirst()
                .map(locale -> isChinese(locale) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)
                .orElse(Locale.ENGLISH);
    }

    private static boolean isChinese(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }

    private static boolean isEnglish(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
