package org.switchboard.web.agentdesk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.Evidence;
import org.switchboard.customer.Customer;
import org.switchboard.source.Sourced;

/**
 * A customer as the desk shows them: their places of supply with the worst first, because that is what the call is
 * about, and the one that is looked at.
 */
public record DeskView(CustomerView whole, List<SupplyCard> supplies, Optional<SupplyCard> supply) {

    public DeskView {
        supplies = List.copyOf(supplies);
    }

    /** @param chosen key of the usage point that the agent chose; the worst is looked at when empty or gone */
    static DeskView of(CustomerView whole, Optional<String> chosen) {
        List<SupplyCard> worstFirst = whole.supplies().stream()
                .sorted(Comparator.comparing(card -> card.verdict().cause()))
                .toList();
        Optional<SupplyCard> supply = worstFirst.stream()
                .filter(card -> chosen.filter(card.usagePointKey()::equals).isPresent())
                .findFirst()
                .or(() -> worstFirst.stream().findFirst());
        return new DeskView(whole, worstFirst, supply);
    }

    /**
     * The topics of what this page shows, by which changes are told ({@link org.switchboard.agentdesk.ScreenChanges}).
     */
    public Set<String> topics() {
        Stream<String> own = whole.records().stream()
                .flatMap(record -> Stream.of("customer/" + record.id(), "record/customer/" + record.key()));
        Stream<String> accounts = whole.accounts().stream()
                .flatMap(card -> card.account().value().stream())
                .map(account -> "record/account/" + account.key());
        Stream<String> places = supplies.stream().flatMap(DeskView::watchedOf);
        return Stream.of(sources(), own, accounts, places)
                .flatMap(topics -> topics)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For the page, which compares them with the topics that it is told. */
    public String watched() {
        return String.join(" ", topics());
    }

    /** Of whose state a card or the verdict speaks; billing is not replicated and has no state of its own. */
    private Stream<String> sources() {
        Stream<String> ofCustomer = whole.records().stream().map(Customer::source);
        Stream<String> ofSupply = supplies.stream()
                .flatMap(card -> Stream.concat(
                        Stream.concat(
                                Stream.of(
                                        card.connectionState().source(),
                                        card.path().source()),
                                readings(card)),
                        card.verdict().evidence().stream().map(Evidence::source)));
        return Stream.concat(ofCustomer, ofSupply).map("source/"::concat);
    }

    private static Stream<String> readings(SupplyCard card) {
        return card.path().value().stream()
                .flatMap(List::stream)
                .flatMap(step -> Stream.concat(step.readings().stream(), step.position().stream()))
                .map(Sourced::source);
    }

    private static Stream<String> watchedOf(SupplyCard card) {
        Stream<String> elements = card.path().value().stream()
                .flatMap(List::stream)
                .map(step -> "element/" + step.element().key());
        Stream<String> meters = card.meters().stream().map(meter -> "record/end-device/" + meter.key());
        Stream<String> location = card.location().stream().map(at -> "record/service-location/" + at.key());
        return Stream.of(Stream.of("record/usage-point/" + card.usagePointKey()), elements, meters, location)
                .flatMap(words -> words);
    }
}
