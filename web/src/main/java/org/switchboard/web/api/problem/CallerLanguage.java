package org.switchboard.web.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.switchboard.shared.Languages;

/** The caller's language among those offered. */
public final class CallerLanguage {

    private CallerLanguage() {}

    public static Locale of(HttpServletRequest request) {
        // without the header a servlet container would give the server's own language
        return request.getHeader("Accept-Language") == null
                ? Languages.USUAL
                : among(Collections.list(request.getLocales()));
    }

    /** @param wanted most wanted first */
    public static Locale among(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> Languages.of(locale).stream())
                .findFirst()
                .orElse(Languages.USUAL);
    }
}
