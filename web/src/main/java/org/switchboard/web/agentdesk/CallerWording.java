package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.VerdictWording;
import org.switchboard.customer.Customer;
import org.switchboard.web.access.LanguageChoice;

/** The wording for the caller: in their language where it is recorded, else in the screen's, else as the agent chooses. */
@Named
@ViewScoped
public class CallerWording implements Serializable {

    private static final String CHINESE = Locale.CHINESE.getLanguage();
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    @Inject
    VerdictWording wording;

    @Inject
    DeskBacking desk;

    @Inject
    LanguageChoice screen;

    private String chosen;

    public void choose(String language) {
        chosen = CHINESE.equals(language) ? CHINESE : ENGLISH;
    }

    public String words(Verdict verdict) {
        return wording.wordsToSay(verdict, locale());
    }

    /** zh or en. */
    public String getLanguage() {
        return Optional.ofNullable(chosen).or(this::recorded).orElse(screen.isChinese() ? CHINESE : ENGLISH);
    }

    public String getTag() {
        return locale().toLanguageTag();
    }

    /** Key of the sentence that says why it is in this language. */
    public String getWhy() {
        if (chosen != null && recorded().filter(chosen::equals).isEmpty()) {
            return "wording.chosen";
        }
        return recorded().isPresent() ? "wording.callers" : "wording.notRecorded";
    }

    private Locale locale() {
        return CHINESE.equals(getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private Optional<String> recorded() {
        return Optional.ofNullable(desk.shown())
                .flatMap(view -> view.whole().customer().value())
                .flatMap(Customer::language)
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .filter(language -> language.equals(CHINESE) || language.equals(ENGLISH));
    }
}
