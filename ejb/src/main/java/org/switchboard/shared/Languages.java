package org.switchboard.shared;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages in which all that people read exists. Each has a bundle of its own beside the English one. */
public final class Languages {

    public static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /** For users of any other language. */
    public static final Locale USUAL = OFFERED.get(0);

    private Languages() {}

    /** @param tag of a language, with or without its region or script: {@code zh}, {@code zh_TW}, {@code en-GB} */
    public static Optional<Locale> of(String tag) {
        return of(Locale.forLanguageTag(tag.replace('_', '-')));
    }

    /** The one of the same language, whatever the region. */
    public static Optional<Locale> of(Locale wanted) {
        return OFFERED.stream()
                .filter(offered -> offered.getLanguage().equals(wanted.getLanguage()))
                .findFirst();
    }
}
