package org.switchboard.web.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The language of this session: as the browser asks, until the person or their account says otherwise. */
@Named("language")
@SessionScoped
public class LanguageChoice implements Serializable {

    static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    @Inject
    HttpServletRequest request;

    private Locale locale = Locale.ENGLISH;
    private boolean chosen;

    @PostConstruct
    void followTheBrowser() {
        for (Locale wished : Collections.list(request.getLocales())) {
            String language = wished.getLanguage();
            if (OFFERED.stream().anyMatch(offered -> offered.getLanguage().equals(language))) {
                locale = ofLanguage(language);
                return;
            }
        }
    }

    /** The person pressed the switch: this holds from now on, whatever the account says. */
    public void choose(String language) {
        locale = ofLanguage(language);
        chosen = true;
    }

    /** The account's language, unless the person has pressed the switch already. */
    public void followTheAccount(String language) {
        if (!chosen) {
            locale = ofLanguage(language);
        }
    }

    public Locale getLocale() {
        return locale;
    }

    /** For the {@code lang} attribute. */
    public String getTag() {
        return locale.toLanguageTag();
    }

    public boolean isChinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    public boolean isChosen() {
        return chosen;
    }

    private static Locale ofLanguage(String tag) {
        String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return OFFERED.stream()
                .filter(offered -> offered.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
