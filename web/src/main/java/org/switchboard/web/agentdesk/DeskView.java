package org.switchboard.web.agentdesk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.network.NetworkElement;

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

    /** The network elements that this page shows, so that it can tell whether a change concerns it. */
    public String watchedElements() {
        return String.join(
                " ",
                supplies.stream()
                        .flatMap(card -> card.path().value().stream().flatMap(List::stream))
                        .map(PathStep::element)
                        .map(NetworkElement::key)
                        .distinct()
                        .toList());
    }

    /** What the agent would say the customer is called by. */
    public Stream<String> telephones() {
        return whole.customer().value().stream().flatMap(customer -> customer.telephones().stream());
    }
}
