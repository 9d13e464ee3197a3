package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.switchboard.agentdesk.MeterDesk;
import org.switchboard.measurement.MeterAnswer;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;
import org.switchboard.web.wording.Wording;

/** Pings the meter of the premises that the desk shows. */
@Named("meterPing")
@RequestScoped
@ReportsBusinessExceptions
public class MeterBacking {

    @Inject
    Caller caller;

    @Inject
    MeterDesk meters;

    @Inject
    DeskBacking customer;

    @Inject
    DeskKnowledgeBacking knowledge;

    @Inject
    Wording wording;

    public void send() {
        customer.shown().supply().ifPresent(supply -> {
            String sentence = sentence(meters.ask(customer.getCustomerId(), supply.usagePointKey(), caller.actor()));
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
            customer.follow();
            knowledge.follow();
        });
    }

    private String sentence(MeterAnswer answer) {
        if (!answer.answered()) {
            return wording.words("meter.silent");
        }
        if (answer.relayOpen()) {
            return wording.words("meter.relayOpen");
        }
        return answer.volts()
                .map(volts -> wording.words("meter.answersVolts", wording.measured(volts)))
                .orElseGet(() -> wording.words("meter.answers"));
    }
}
