package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.AccountCard;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.ServiceLocation;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.measurement.model.Reading;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.source.Sourced;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderView;

/**
 * The customer view on the wire: every card with value, source, asOf and state, every place of supply with its verdict.
 *
 * @param id the same whichever of the customer's records was asked for
 * @param records what each source says of the customer
 * @param callbacks calls that they were promised and that were not kept yet
 */
public record CustomerAnswer(
        long id,
        Sourced<Customer> customer,
        List<Customer> records,
        List<AccountCard> accounts,
        List<Supply> supplies,
        List<Outage> openOutages,
        List<TicketView> openTickets,
        List<CallbackView> callbacks,
        List<PartyInteraction> interactions,
        Instant at) {

    /** One place of supply. */
    public record Supply(
            String usagePointKey,
            Optional<String> accountNumber,
            Sourced<String> connectionState,
            Optional<ServiceLocation> location,
            List<EndDevice> meters,
            Optional<Sourced<Reading>> meterSays,
            Sourced<List<PathStep>> path,
            List<OutagePlan> upcomingPlans,
            List<OrderView> repairOrders,
            VerdictAnswer verdict) {

        static Supply of(SupplyCard card, Function<Verdict, VerdictAnswer> worded) {
            return new Supply(
                    card.usagePointKey(),
                    card.accountNumber(),
                    card.connectionState(),
                    card.location(),
                    card.meters(),
                    card.meterSays(),
                    card.path(),
                    card.upcomingPlans(),
                    card.repairOrders(),
                    worded.apply(card.verdict()));
        }
    }

    static CustomerAnswer of(CustomerView view, Function<Verdict, VerdictAnswer> worded) {
        return new CustomerAnswer(
                view.customer().value().map(Customer::id).orElseThrow(),
                view.customer(),
                view.records(),
                view.accounts(),
                view.supplies().stream().map(card -> Supply.of(card, worded)).toList(),
                openOutages(view),
                view.openTickets(),
                view.callbacks(),
                view.contacts(),
                view.at());
    }

    /** On the way up to any place of supply, the latest first. */
    private static List<Outage> openOutages(CustomerView view) {
        return view.supplies().stream()
                .flatMap(card -> card.openOutages().stream())
                .distinct()
                .sorted(Comparator.comparing(
                                (Outage outage) -> outage.startedAt().orElse(Instant.MIN))
                        .thenComparing(Outage::id)
                        .reversed())
                .toList();
    }
}
