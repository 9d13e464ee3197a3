package org.switchboard.web.api.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.function.Function;
import org.switchboard.agentdesk.Verdict;
import org.switchboard.agentdesk.VerdictWording;
import org.switchboard.web.api.problem.CallerLanguage;

/** Puts verdicts into the caller's language. */
@ApplicationScoped
public class VerdictAnswers {

    @Inject
    VerdictWording wording;

    public Function<Verdict, VerdictAnswer> in(HttpHeaders headers) {
        Locale locale = CallerLanguage.among(headers.getAcceptableLanguages());
        return verdict -> VerdictAnswer.of(verdict, wording, locale);
    }
}
