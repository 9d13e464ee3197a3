package org.switchboard.web.api.troublecall;

import java.util.Optional;
import org.switchboard.web.api.answer.Answer;
import org.switchboard.web.api.customer.VerdictAnswer;
import org.switchboard.web.api.outage.OutageItem;
import org.switchboard.web.api.troubleticket.TicketItem;
import org.switchboard.web.api.workorder.OrderItem;

/**
 * What came of a reported call.
 *
 * @param verdict on the place that was reported; empty for a customer without any
 * @param outage the open one that the place belongs to
 * @param order the repair order, when one was asked for
 */
public record TroubleCallAnswer(
        TicketItem ticket, Optional<VerdictAnswer> verdict, Optional<OutageItem> outage, Optional<OrderItem> order)
        implements Answer {}
