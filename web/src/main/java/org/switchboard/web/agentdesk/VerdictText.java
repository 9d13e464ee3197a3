package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.switchboard.agentdesk.Evidence;
import org.switchboard.agentdesk.Verdict;
import org.switchboard.agentdesk.VerdictWording;

/** A verdict in the language of the page. */
@Named
@ApplicationScoped
public class VerdictText {

    @Inject
    VerdictWording wording;

    public String cause(Verdict verdict) {
        return wording.cause(verdict, locale());
    }

    public String confidence(Verdict verdict) {
        return wording.confidence(verdict, locale());
    }

    public String action(Verdict verdict) {
        return wording.action(verdict, locale());
    }

    public String wordsToSay(Verdict verdict) {
        return wording.wordsToSay(verdict, locale());
    }

    public String evidence(Evidence evidence) {
        return wording.evidence(evidence, locale());
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }
}
