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
import org.switchboard.shared.Languages;

/** The language of this session: as the browser asks, until the user or their account sets another. */
@Named("language")
@SessionScoped
public class LanguageChoice implements Serializable {

    @Inject
    HttpServletRequest request;

    private Locale locale = Languages.USUAL;
    private boolean chosen;

    @PostConstruct
    void followTheBrowser() {
        Collections.list(request.getLocales()).stream()
                .flatMap(wished -> Languages.of(wished).stream())
                .findFirst()
                .ifPresent(spoken -> locale = spoken);
    }

    /** The person pressed the switch: this holds from now on, whatever the account has set. */
    public void choose(String language) {
        locale = Languages.of(language).orElse(Languages.USUAL);
        chosen = true;
    }

    /** The account's language, unless the person has pressed the switch already. */
    public void followTheAccount(String language) {
        if (!chosen) {
            locale = Languages.of(language).orElse(Languages.USUAL);
        }
    }

    public Locale getLocale() {
        return locale;
    }

    /** For the {@code lang} attribute. */
    public String getTag() {
        return locale.toLanguageTag();
    }

    /** Those to choose from. */
    public List<Locale> getOffered() {
        return Languages.OFFERED;
    }

    public boolean isChosen() {
        return chosen;
    }
}
