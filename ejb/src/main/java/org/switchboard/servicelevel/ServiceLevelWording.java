package org.switchboard.servicelevel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.switchboard.shared.Languages;

/** A policy in the words of a language: "45 minutes", "45分钟"; English for every language without words of its own. */
public final class ServiceLevelWording {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ServiceLevelWording() {}

    /** @param language a language tag, such as {@code zh} or {@code zh-CN} */
    public static String of(ServiceLevelPolicy policy, String language) {
        if (policy.unit() == ServiceLevelUnit.TELEPHONE) {
            return policy.value();
        }
        Locale locale = Languages.of(language).orElse(Languages.USUAL);
        String words = ResourceBundle.getBundle("messages.service-levels", locale, NO_FALLBACK)
                .getString("unit." + policy.unit().wireName());
        return new MessageFormat(words, locale).format(new Object[] {Integer.valueOf(policy.value())});
    }
}
