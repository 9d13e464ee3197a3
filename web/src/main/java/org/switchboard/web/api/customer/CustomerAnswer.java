package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.customer.model.Customer;
import org.switchboard.outage.model.Outage;
import org.switchboard.web.api.answer.SourcedAnswer;
import org.switchboard.web.api.outage.OutageItem;
import org.switchboard.web.api.outage.OutagePlanAnswer;
import org.switchboard.web.api.troubleticket.CallbackAnswer;
import org.switchboard.web.api.troubleticket.TicketItem;
import org.switchboard.web.api.workorder.OrderItem;

/**
 * The customer view on the wire: every card with value, source, asOf and state, all premises with their verdicts.
 *
 * @param id the same whichever of the customer's records was asked for
 * @param records what each source holds about the customer
 * @param callbacks agreed callbacks that are still open
 */
public record CustomerAnswer(
        long id,
        SourcedAnswer<CustomerRecordAnswer> customer,
        List<CustomerRecordAnswer> records,
        List<AccountCardAnswer> accounts,
        List<Supply> supplies,
        List<OutageItem> openOutages,
        List<TicketItem> openTickets,
        List<CallbackAnswer> callbacks,
        List<InteractionAnswer> interactions,
        Instant at) {

    /** One of the customer's premises. */
    public record Supply(
            String usagePointKey,
            Optional<String> accountNumber,
            SourcedAnswer<String> connectionState,
            Optional<ServiceLocationAnswer> location,
            List<EndDeviceAnswer> meters,
            Optional<SourcedAnswer<ReadingAnswer>> meterSays,
            SourcedAnswer<List<PathStepAnswer>> path,
            List<OutagePlanAnswer> upcomingPlans,
            List<OrderItem> repairOrders,
            VerdictAnswer verdict) {

        static Supply of(SupplyCard card, Function<Verdict, VerdictAnswer> worded) {
            return new Supply(
                    card.usagePointKey(),
                    card.accountNumber(),
                    SourcedAnswer.of(card.connectionState()),
                    card.location().map(ServiceLocationAnswer::of),
                    card.meters().stream().map(EndDeviceAnswer::of).toList(),
                    card.meterReading().map(fact -> SourcedAnswer.of(fact, ReadingAnswer::of)),
                    SourcedAnswer.of(card.path(), CustomerAnswer::path),
                    card.upcomingPlans().stream().map(OutagePlanAnswer::of).toList(),
                    card.repairOrders().stream().map(OrderItem::of).toList(),
                    worded.apply(card.verdict()));
        }
    }

    static CustomerAnswer of(CustomerView view, Function<Verdict, VerdictAnswer> worded) {
        return new CustomerAnswer(
                view.customer().value().map(Customer::id).orElseThrow(),
                SourcedAnswer.of(view.customer(), CustomerRecordAnswer::of),
                view.records().stream().map(CustomerRecordAnswer::of).toList(),
                view.accounts().stream().map(AccountCardAnswer::of).toList(),
                view.supplies().stream().map(card -> Supply.of(card, worded)).toList(),
                openOutages(view),
                view.openTickets().stream().map(TicketItem::of).toList(),
                view.callbacks().stream().map(CallbackAnswer::of).toList(),
                view.contacts().stream().map(InteractionAnswer::of).toList(),
                view.at());
    }

    private static List<PathStepAnswer> path(List<PathStep> steps) {
        return steps.stream().map(PathStepAnswer::of).toList();
    }

    /** On the supply path of any premises, the latest first. */
    private static List<OutageItem> openOutages(CustomerView view) {
        return view.supplies().stream()
                .flatMap(card -> card.openOutages().stream())
                .distinct()
                .sorted(Comparator.comparing(
                                (Outage outage) -> outage.startedAt().orElse(Instant.MIN))
                        .thenComparing(Outage::id)
                        .reversed())
                .map(OutageItem::of)
                .toList();
    }
}
