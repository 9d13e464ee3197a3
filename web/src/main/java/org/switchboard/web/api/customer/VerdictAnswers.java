package org.switchboard.web.api.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.function.Function;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.VerdictWording;
import org.switchboard.customer.model.Customer;
import org.switchboard.source.Sourced;
import org.switchboard.web.api.problem.CallerLanguage;

/** Puts verdicts into words. */
@ApplicationScoped
public class VerdictAnswers {

    @Inject
    VerdictWording wording;

    /** @param customer whose language the suggested wording is in, where it is known */
    public Function<Verdict, VerdictAnswer> in(HttpHeaders headers, Sourced<Customer> customer) {
        Locale locale = CallerLanguage.among(headers.getAcceptableLanguages());
        Locale ofCustomer = VerdictWording.callerLocale(customer.value().flatMap(Customer::language), locale);
        return verdict -> VerdictAnswer.of(verdict, wording, locale, ofCustomer);
    }
}
