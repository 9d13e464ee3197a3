package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.VerdictWording;
import org.switchboard.customer.model.Customer;
import org.switchboard.shared.Languages;
import org.switchboard.web.access.LanguageChoice;

/** The wording for the caller: in their language where it is recorded, else in the screen's, else as the agent chooses. */
@Named
@ViewScoped
public class CallerWording implements Serializable {

    @Inject
    VerdictWording wording;

    @Inject
    DeskBacking desk;

    @Inject
    LanguageChoice screen;

    private Locale chosen;

    public void choose(String language) {
        chosen = Languages.of(language).orElse(null);
    }

    public String words(Verdict verdict) {
        return wording.suggestedWording(verdict, locale());
    }

    /** The language alone, such as {@code zh}. */
    public String getLanguage() {
        return locale().getLanguage();
    }

    public String getTag() {
        return locale().toLanguageTag();
    }

    /** Key of the sentence that explains the choice of language. */
    public String getWhy() {
        if (chosen != null && recorded().filter(chosen::equals).isEmpty()) {
            return "wording.chosen";
        }
        return recorded().isPresent() ? "wording.callers" : "wording.notRecorded";
    }

    private Locale locale() {
        return Optional.ofNullable(chosen).or(this::recorded).orElseGet(screen::getLocale);
    }

    private Optional<Locale> recorded() {
        return Optional.ofNullable(desk.shown())
                .flatMap(view -> view.whole().customer().value())
                .flatMap(Customer::language)
                .flatMap(Languages::of);
    }
}
