package org.switchboard.web.agentdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.AccountCard;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.TopicKind;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.customer.model.Customer;
import org.switchboard.network.model.ElementKey;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderView;

/**
 * A customer as the desk shows them: their premises with the worst first, because that is what the call is about, and
 * the one that is looked at.
 *
 * @param accounts with what billing answered when it was asked last, or that it did not
 * @param path to the premises that are looked at
 * @param steps ways to end the call, the recommended one first
 * @param change of the verdict on the premises that are looked at, since the desk was opened
 */
public record DeskView(
        CustomerView whole,
        List<AccountCard> accounts,
        List<SupplyCard> supplies,
        Optional<SupplyCard> supply,
        List<PathRow> path,
        List<NextStep> steps,
        Optional<VerdictChange> change) {

    private static final int MOST_TABS = 4;

    public DeskView {
        path = List.copyOf(path);
        steps = List.copyOf(steps);
        accounts = List.copyOf(accounts);
        supplies = List.copyOf(supplies);
    }

    /** What the verdict was before, and when it became another. */
    public record VerdictChange(String usagePointKey, Cause before, Instant at) {}

    /**
     * @param chosen key of the usage point that the agent chose; the worst is shown when empty or removed
     * @param before what the desk showed until now
     */
    static DeskView of(CustomerView whole, Optional<String> chosen, Optional<DeskView> before) {
        Optional<String> wanted =
                chosen.or(() -> before.flatMap(DeskView::supply).map(SupplyCard::usagePointKey));
        Optional<SupplyCard> supply = whole.supplies().stream()
                .filter(card -> wanted.filter(card.usagePointKey()::equals).isPresent())
                .findFirst()
                .or(() -> whole.supplies().stream().findFirst());
        List<AccountCard> accounts = whole.accounts().stream()
                .map(card -> before.map(view -> view.asAnswered(card)).orElse(card))
                .toList();
        return new DeskView(
                whole,
                accounts,
                whole.supplies(),
                supply,
                supply.map(PathRow::of).orElse(List.of()),
                supply.map(NextStep::of).orElseGet(NextStep::withoutPremises),
                changeOf(supply, before, whole.at()));
    }

    /** A system that did not answer is shown as not responding until it is asked again. */
    private AccountCard asAnswered(AccountCard card) {
        return accounts.stream()
                .filter(known -> card.balance().state() == State.NOT_ASKED
                        && known.account().value().equals(card.account().value())
                        && known.balance().asOf().equals(card.balance().asOf()))
                .findFirst()
                .map(known -> new AccountCard(card.account(), known.balance()))
                .orElse(card);
    }

    private static Optional<VerdictChange> changeOf(
            Optional<SupplyCard> supply, Optional<DeskView> before, Instant at) {
        return supply.flatMap(card -> before.flatMap(DeskView::supply)
                .filter(old -> old.usagePointKey().equals(card.usagePointKey()))
                .filter(old -> old.verdict().cause() != card.verdict().cause())
                .map(old ->
                        new VerdictChange(card.usagePointKey(), old.verdict().cause(), at))
                .or(() -> before.flatMap(DeskView::change)
                        .filter(change -> change.usagePointKey().equals(card.usagePointKey()))));
    }

    /** The account of the premises that are looked at, else the first. */
    public Optional<AccountCard> account() {
        Optional<String> number = supply.flatMap(SupplyCard::accountNumber);
        return accounts.stream()
                .filter(card -> card.account()
                        .value()
                        .filter(account ->
                                number.filter(account.number()::equals).isPresent())
                        .isPresent())
                .findFirst()
                .or(() -> accounts.stream().findFirst());
    }

    /** Premises as tabs: those that are looked at and the worst of the others. */
    public List<SupplyCard> tabs() {
        return Stream.concat(supply.stream(), supplies.stream().filter(card -> supply.filter(card::equals)
                        .isEmpty()))
                .limit(MOST_TABS)
                .toList();
    }

    /** The repair order that concerns these premises: on the device at fault, else the lowest on the supply path. */
    public Optional<OrderView> order() {
        List<OrderView> orders = supply.map(SupplyCard::repairOrders).orElse(List.of());
        Optional<ElementKey> atFault = supply.flatMap(card -> card.verdict().device());
        return orders.stream()
                .filter(order -> atFault.filter(order.device()::equals).isPresent())
                .findFirst()
                .or(() -> orders.stream().findFirst());
    }

    /** How far that order has come. */
    public List<OrderStage> orderStages() {
        return order().map(order -> OrderStage.of(order.state())).orElse(List.of());
    }

    public String meterLine() {
        return supply.map(PathRow::lineBelow).orElse("on");
    }

    public List<TicketView> awaitingCallback() {
        return whole.openTickets().stream()
                .filter(TicketView::callbackRequested)
                .toList();
    }

    public NextStep first() {
        return steps.get(0);
    }

    public List<NextStep> others() {
        return steps.subList(1, steps.size());
    }

    /** The number that the customer is called back on unless they name another. */
    public Optional<String> telephone() {
        return whole.customer().value().flatMap(customer -> customer.telephones().stream()
                .findFirst());
    }

    /**
     * The topics of what this page shows, by which changes are notified ({@link org.switchboard.agentdesk.ScreenChanges}).
     */
    public Set<String> topics() {
        Stream<String> own = whole.records().stream()
                .flatMap(record -> Stream.of(
                        TopicKind.CUSTOMER.of(record.id()),
                        TopicKind.record(RecordType.CUSTOMER, record.source(), record.key())));
        Stream<String> owned = accounts.stream()
                .flatMap(card -> card.account().value().stream())
                .map(account -> TopicKind.record(RecordType.ACCOUNT, account.source(), account.key()));
        Stream<String> places = supplies.stream().flatMap(DeskView::watchedOf);
        return Stream.of(sources(), own, owned, places)
                .flatMap(topics -> topics)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For the page, which sends them to the server. */
    public String watched() {
        return String.join(" ", topics());
    }

    /** The sources whose state a card or the verdict shows; billing is not replicated and has no state of its own. */
    private Stream<String> sources() {
        Stream<String> ofCustomer = whole.records().stream().map(Customer::source);
        Stream<String> ofSupply = supplies.stream()
                .flatMap(card ->
                        Stream.of(card.connectionState().source(), card.path().source()));
        return Stream.of(ofCustomer, ofSupply, whole.judgedBy().stream())
                .flatMap(sources -> sources)
                .map(TopicKind.FEED::of);
    }

    private static Stream<String> watchedOf(SupplyCard card) {
        Stream<String> elements = card.path().value().stream()
                .flatMap(List::stream)
                .map(step -> TopicKind.element(step.element().elementKey()));
        String source = card.usagePoint().source();
        Stream<String> point = Stream.of(TopicKind.record(RecordType.USAGE_POINT, source, card.usagePointKey()));
        Stream<String> meters =
                card.meters().stream().map(meter -> TopicKind.record(RecordType.END_DEVICE, source, meter.key()));
        Stream<String> location =
                card.location().stream().map(at -> TopicKind.record(RecordType.SERVICE_LOCATION, source, at.key()));
        return Stream.of(point, elements, meters, location).flatMap(topics -> topics);
    }
}
