package org.switchboard.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.switchboard.launcher.Workbench;

/** A program that takes calls, for stories that begin with a ticket. */
public final class Program {

    private final Workbench workbench;

    public Program(Workbench workbench) {
        this.workbench = workbench;
    }

    /** @return the number of the fault ticket */
    public String reports(JsonNode customer, String telephone) {
        return Api.as("agent", workbench)
                .post(
                        "trouble-calls",
                        Json.object()
                                .put("customerId", new Desk(workbench).idOf(customer))
                                .put("symptom", "no-supply")
                                .put("text", "all dark")
                                .put("callerTelephone", telephone))
                .ok()
                .at("/ticket/number")
                .asText();
    }
}
