package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.agentdesk.verdict.Evidence;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.VerdictWording;

/** A verdict in the language of the page. */
@Named
@ApplicationScoped
public class VerdictText {

    private static final Set<Cause> QUIET =
            EnumSet.of(Cause.NO_FAULT_FOUND, Cause.UNKNOWN, Cause.METER_ENERGISED_IN_HOME);

    @Inject
    VerdictWording wording;

    public String cause(Verdict verdict) {
        return wording.cause(verdict, locale());
    }

    public String confidence(Verdict verdict) {
        return wording.confidence(verdict, locale());
    }

    /** How the card looks: quiet when supply is normal or nothing is known, dark, or late when its evidence is old. */
    public String tone(Verdict verdict) {
        if (verdict.isOld()) {
            return "late";
        }
        return QUIET.contains(verdict.cause()) ? "quiet" : "dark";
    }

    public String icon(Verdict verdict) {
        if (verdict.isOld()) {
            return "clock";
        }
        return switch (verdict.cause()) {
            case NO_FAULT_FOUND -> "check";
            case UNKNOWN -> "question";
            case METER_ENERGISED_IN_HOME -> "home";
            case PLANNED_OUTAGE -> "calendar";
            case DISCONNECTED_FOR_DEBT -> "money";
            default -> "dark";
        };
    }

    /** The sign before a row of evidence. */
    public String mark(Evidence evidence) {
        return switch (evidence.bearing()) {
            case FOR -> evidence.isCurrent() ? "for" : "clock";
            case AGAINST -> "against";
            case MISSING -> "missing";
        };
    }

    public String evidence(Evidence evidence) {
        return wording.evidence(evidence, locale());
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }
}
