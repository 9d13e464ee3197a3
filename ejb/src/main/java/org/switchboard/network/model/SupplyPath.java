package org.switchboard.network.model;

import java.util.List;
import java.util.Optional;

/**
 * The elements from the source of supply down to a service point, as normally run.
 *
 * @param elements substation first
 * @param complete false when the walk upwards met a key that is not in the network, or a loop
 */
public record SupplyPath(List<NetworkElement> elements, boolean complete) {

    public static final SupplyPath UNKNOWN = new SupplyPath(List.of(), false);

    public SupplyPath {
        elements = List.copyOf(elements);
    }

    public Optional<NetworkElement> element(ElementKey named) {
        return element(named.key()).filter(element -> element.source().equals(named.source()));
    }

    /** By a reference of another source, which does not name the source of the element. */
    public Optional<NetworkElement> element(String key) {
        return elements.stream().filter(element -> element.key().equals(key)).findFirst();
    }

    /** The transformer that supplies the service point: the lowest one on the way. */
    public Optional<NetworkElement> transformer() {
        return elements.stream()
                .filter(element -> element.kind().equals(NetworkElement.TRANSFORMER))
                .reduce((upper, lower) -> lower);
    }

    /** The element that the service point is connected to, or the service point itself. */
    public Optional<NetworkElement> lowest() {
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements.get(elements.size() - 1));
    }

    public List<String> keys() {
        return elements.stream().map(NetworkElement::key).toList();
    }
}
