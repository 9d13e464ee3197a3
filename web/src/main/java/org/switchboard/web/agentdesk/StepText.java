package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import org.switchboard.web.agentdesk.NextStep.Size;
import org.switchboard.web.wording.Wording;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.PriorityRule;

/** The labels of the buttons of the call: what each does, and to how many. */
@Named
@ApplicationScoped
public class StepText {

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    /** Verb and object, without the device that an order is for. */
    public String verb(NextStep step) {
        String label = step.kind().label();
        return switch (step.kind()) {
            case ORDER, TICKET, RESOLVE -> wording.words(label);
            case JOIN -> wording.words(label, step.order().orElseThrow().number());
            case LOG ->
                step.recommended()
                        .map(action -> wording.words(label + "." + action))
                        .orElseGet(() -> wording.words(label));
        };
    }

    /** "(30 customers, 1 on life support)" */
    public String size(NextStep step) {
        return step.size()
                .map(size -> wording.words("step.size", customers(size)))
                .orElse("");
    }

    /** What else the press does. */
    public String effect(NextStep step) {
        return switch (step.kind()) {
            case ORDER -> wording.words("step.order.effect", wording.code("priority", priority(step)));
            case JOIN ->
                wording.words(
                        "step.join.effect",
                        step.size().map(this::customers).orElseGet(() -> wording.words("below.customers", 1)));
            case TICKET -> wording.words("step.ticket.effect", wording.code("ticketPriority", step.priority()));
            case RESOLVE -> wording.words("step.resolve.effect");
            case LOG -> wording.words("step.log.effect");
        };
    }

    private String customers(Size size) {
        String customers = wording.words("below.customers", size.customers());
        return size.lifeSupport() > 0
                ? customers + wording.words("step.comma") + wording.words("below.lifeSupport", size.lifeSupport())
                : customers;
    }

    private OrderPriority priority(NextStep step) {
        Instant now = clock.instant();
        int customers = step.size().map(Size::customers).orElse(1);
        int lifeSupport = step.size().map(Size::lifeSupport).orElse(0);
        return PriorityRule.priority(PriorityRule.rankedAt(now, customers, lifeSupport, step.danger()), now);
    }
}
