package org.switchboard.agentdesk;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.agentdesk.verdict.MetersBelow;
import org.switchboard.agentdesk.verdict.OwnMeter;
import org.switchboard.agentdesk.verdict.PathFindings;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.model.Account;
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.ServiceLocation;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.source.Sourced;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderView;

/**
 * The caller's whole situation at one moment, each part with its source and age.
 *
 * @param records what each source holds about the customer; one where only one knows them
 * @param openTickets of this customer, newest first
 * @param callbacks agreed callbacks that are still open, the next due first
 * @param judgedBy the sources of outages and telemetry, on which every verdict rests, also when they do not respond
 * @param contacts the last ones over every channel, newest first
 */
public record CustomerView(
        Sourced<Customer> customer,
        List<Customer> records,
        List<AccountCard> accounts,
        List<SupplyCard> supplies,
        List<TicketView> openTickets,
        List<CallbackView> callbacks,
        List<PartyInteraction> contacts,
        List<String> judgedBy,
        Instant at) {

    /** Personal numbers are masked, whoever makes the view; but for the number of a callback, which must be dialled. */
    public CustomerView {
        customer = customer.map(Customer::masked);
        records = records.stream().map(Customer::masked).toList();
        accounts = List.copyOf(accounts);
        supplies = List.copyOf(supplies);
        openTickets = openTickets.stream().map(TicketView::masked).toList();
        callbacks = List.copyOf(callbacks);
        contacts = contacts.stream().map(PartyInteraction::masked).toList();
        judgedBy = List.copyOf(judgedBy);
    }

    /**
     * When this view changes by the time alone, without any published change: a plan begins, an estimate passes, the
     * answer to a ping is no longer new, last gasps would have come. Empty when nothing of that lies ahead.
     */
    public Optional<Instant> nextChangeAt() {
        return supplies.stream()
                .flatMap(card -> Stream.of(
                                card.upcomingPlans().stream().map(OutagePlan::from),
                                card.verdict().restorationAt().stream(),
                                card.meterReading().flatMap(Sourced::asOf).stream()
                                        .map(said -> said.plus(OwnMeter.PING_HOLDS)),
                                card.verdict().since().stream().map(since -> since.plus(PathFindings.GASPS_ARRIVE)))
                        .flatMap(moments -> moments))
                .filter(at::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** An account with what it owes. */
    public record AccountCard(Sourced<Account> account, Sourced<AccountBalance> balance) {}

    /**
     * One of the customer's premises: its location, its meter, the supply path to the substation, and the verdict.
     *
     * @param usagePointKey the number of the usage point (计量点)
     * @param recordId the record of the customer to whom the place belongs: what is reported of it goes to that record
     * @param meterReading the meter's last report on its supply, by itself or on a ping, with its time;
     *     empty without any
     * @param path substation first; unavailable when the usage point is not in the network
     * @param openOutages on the supply path, not restored, the latest first
     * @param repairOrders on the supply path, whose supply is not back yet
     * @param metersBelow what the meters below the device at fault report, else those below the transformer
     */
    public record SupplyCard(
            String usagePointKey,
            Optional<Long> recordId,
            Optional<String> accountNumber,
            Sourced<String> connectionState,
            Optional<ServiceLocation> location,
            List<EndDevice> meters,
            Optional<Sourced<Reading>> meterReading,
            Sourced<List<PathStep>> path,
            List<Outage> openOutages,
            List<OutagePlan> upcomingPlans,
            List<OrderView> repairOrders,
            Optional<MetersBelow> metersBelow,
            Verdict verdict) {

        /**
         * The place that the call is most likely about first: without supply, then probably so, then where the state is unknown,
         * then supplied; of those alike in the order of the causes, where one that is not known comes before none.
         */
        public static final Comparator<SupplyCard> WORST_FIRST = Comparator.comparingInt(
                        (SupplyCard card) -> switch (card.verdict().supply()) {
                            case DARK, DISCONNECTED -> 0;
                            case PROBABLY_DARK -> 1;
                            case NOT_KNOWN -> 2;
                            case ENERGISED -> 3;
                        })
                .thenComparing(card -> card.verdict().cause() == Cause.NO_FAULT_FOUND)
                .thenComparing(card -> card.verdict().cause());

        /** The meter's last report in short: dark, live, answers, silent; empty without any. */
        public String meterReadingCode() {
            return meterReading
                    .flatMap(Sourced::value)
                    .map(word -> word.isDeenergised()
                            ? "dark"
                            : word.isNoAnswer() ? "silent" : word.kind().equals(Reading.PING) ? "answers" : "live")
                    .orElse("");
        }

        public ElementKey usagePoint() {
            return new ElementKey(connectionState.source(), usagePointKey);
        }

        /** The zone in which crews are looked for: urban, rural, remote, or as the site names it. */
        public Optional<String> zone() {
            return location.flatMap(ServiceLocation::zone);
        }

        /** The device that the recommended action is for, else the one at fault, else the last one before the meter; empty when the network shows none. */
        public Optional<NetworkElement> blamedDevice() {
            List<NetworkElement> way = path.value().orElse(List.of()).stream()
                    .map(PathStep::element)
                    .toList();
            return verdict.actionDevice()
                    .or(verdict::device)
                    .flatMap(key -> way.stream()
                            .filter(element -> element.elementKey().equals(key))
                            .findFirst())
                    .or(() -> way.stream().reduce((upper, lower) -> lower));
        }
    }

    /**
     * One element of the supply path, with its position where telemetry has it.
     *
     * @param position of a switch as last read; its state shows whether telemetry is current
     * @param readings currents, voltages and alarms
     */
    public record PathStep(
            NetworkElement element, Optional<Sourced<SwitchPosition>> position, List<Sourced<Reading>> readings) {

        /** The first of each kind, for where there is room for few: one current and not that of each phase. */
        public List<Sourced<Reading>> foremostReadings() {
            Set<String> kinds = new HashSet<>();
            return readings.stream()
                    .filter(reading -> reading.value()
                            .map(Reading::kind)
                            .filter(kinds::add)
                            .isPresent())
                    .toList();
        }
    }

    /** The position of a switch. */
    public enum SwitchPosition {
        OPEN,
        CLOSED,
        /** Between the two, or the reading is bad. */
        UNCERTAIN
    }
}
