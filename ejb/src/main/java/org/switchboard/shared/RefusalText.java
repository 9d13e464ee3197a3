package org.switchboard.shared;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The text of a refusal from the bundle {@code messages.refusals}. Parameters are formatted for readers: moments in the
 * reader's format and the zone given, states, roles and kinds of things by their words, several with the mark between them in the bundle {@code messages.terms}.
 */
final class RefusalText {

    /** An English reader gets English on a server whose own language is another. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle terms;

    RefusalText(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.terms = bundle("terms");
    }

    String of(String key, Object[] parameters) {
        Object[] words = Arrays.stream(parameters).map(this::word).toArray();
        return new MessageFormat(bundle("refusals").getString(key), locale).format(words);
    }

    private Object word(Object parameter) {
        if (parameter instanceof Instant moment) {
            return moment.atZone(zone).format(DateTimeFormatter.ofPattern(terms.getString("form.moment"), locale));
        }
        if (parameter instanceof Enum<?> constant) {
            return term(constant.getDeclaringClass().getSimpleName() + '.' + constant.name(), constant.name());
        }
        if (parameter instanceof Collection<?> several) {
            return several.stream()
                    .map(each -> String.valueOf(word(each)))
                    .collect(Collectors.joining(terms.getString("form.between")));
        }
        return parameter instanceof Thing thing
                ? term("thing." + thing.kind().replace(' ', '-'), thing.kind())
                : parameter;
    }

    private String term(String key, String otherwise) {
        return terms.containsKey(key) ? terms.getString(key) : otherwise;
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle("messages." + name, locale, NO_FALLBACK);
    }
}
