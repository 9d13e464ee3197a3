package org.switchboard.shared;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A refusal that a person can act on: it names the field and the value at fault. As a runtime exception it rolls the
 * transaction back. Its text comes from the {@code messages.refusals} bundle so that it reads in the caller's language.
 */
public class BusinessException extends RuntimeException {

    private final String key;
    private final transient Object[] parameters;
    private final String field;
    private final String value;

    /**
     * @param field at fault
     * @param value at fault, as programs write it
     * @param parameters of the sentence: constants of states, {@link java.time.Instant} and {@link Thing} get the reader's
     *     words
     */
    public BusinessException(String key, String field, String value, Object... parameters) {
        super(key + " " + field + "=" + value);
        this.key = key;
        this.field = field;
        this.value = value;
        this.parameters = parameters.clone();
    }

    /** The sentence for the person, in their language. */
    public String sentence(Locale locale) {
        return sentence(locale, ZoneId.systemDefault());
    }

    /** @param zone in which the person reads moments: the site's */
    public String sentence(Locale locale, ZoneId zone) {
        return new RefusalText(locale, zone).of(key, parameters);
    }

    public String key() {
        return key;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public Optional<String> value() {
        return Optional.ofNullable(value);
    }
}
