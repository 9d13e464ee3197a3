package org.switchboard.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * A refusal that a person can act on: it names the field and the value at fault. As a runtime exception it rolls the
 * transaction back. Its text comes from the {@code messages.refusals} bundle so that it reads in the caller's language.
 */
public class BusinessException extends RuntimeException {

    /** An English reader gets English on a server whose own language is another. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String key;
    private final transient Object[] parameters;
    private final String field;
    private final String value;

    public BusinessException(String key, String field, String value, Object... parameters) {
        super(key + " " + field + "=" + value);
        this.key = key;
        this.field = field;
        this.value = value;
        this.parameters = parameters.clone();
    }

    /** The sentence for the person, in their language. */
    public String sentence(Locale locale) {
        return MessageFormat.format(
                ResourceBundle.getBundle("messages.refusals", locale, NO_FALLBACK)
                        .getString(key),
                parameters);
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
