package org.switchboard.web.api.troublecall;

import java.util.Optional;
import org.switchboard.outage.model.Outage;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.api.customer.VerdictAnswer;
import org.switchboard.workorder.model.OrderView;

/**
 * What came of a reported call.
 *
 * @param verdict on the place that was reported; empty for a customer without any
 * @param outage the open one that the place belongs to
 * @param order the repair order, when one was asked for
 */
public record TroubleCallAnswer(
        TicketView ticket, Optional<VerdictAnswer> verdict, Optional<Outage> outage, Optional<OrderView> order) {}
