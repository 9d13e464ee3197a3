package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.switchboard.interaction.model.Symptom;

/** The reasons for a call, in the order of their keys; a payment is asked about with the bill. */
@Named
@ApplicationScoped
public class CallReasons {

    private static final List<Symptom> OFFERED = Stream.of(Symptom.values())
            .filter(symptom -> symptom != Symptom.PAYMENT)
            .toList();

    public List<Symptom> getOffered() {
        return OFFERED;
    }
}
