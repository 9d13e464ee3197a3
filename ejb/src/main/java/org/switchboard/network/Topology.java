package org.switchboard.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.network.persistence.NetworkQueries;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** Walks the network tree. A key is looked for in the asker's own source first, then wherever else it exists. */
@ApplicationScoped
public class Topology {

    private NetworkQueries queries;

    protected Topology() {
        // for the container's proxy
    }

    @Inject
    public Topology(NetworkQueries queries) {
        this.queries = queries;
    }

    /**
     * The path from the source of supply to each of these elements.
     *
     * @param keys element keys as usage points name them
     * @param askingSource the source of those usage points
     * @return a path for each key; {@link SupplyPath#UNKNOWN} where the element is not in the network
     */
    @Transactional
    public Map<String, SupplyPath> pathsTo(Collection<String> keys, String askingSource) {
        return queries.pathsTo(keys, askingSource);
    }

    @Transactional
    public Optional<NetworkElement> element(ElementKey named) {
        return queries.element(named);
    }

    /**
     * The element that a person or program names by its key.
     *
     * @param source the system that describes it; may be empty as long as one system only has the key
     * @throws NotFoundException when there is none
     * @throws BusinessException when several systems have the key and none is named
     */
    @Transactional
    public NetworkElement named(String field, String key, Optional<String> source) {
        List<NetworkElement> found = source.isPresent()
                ? queries.element(new ElementKey(source.get(), key)).stream().toList()
                : queries.elements(key);
        if (found.size() > 1) {
            String sources = found.stream().map(NetworkElement::source).collect(Collectors.joining(", "));
            throw new BusinessException("ambiguous-element", field, key, key, sources);
        }
        return found.stream().findFirst().orElseThrow(() -> new NotFoundException(field, key));
    }
}
