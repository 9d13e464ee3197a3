package org.switchboard.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.network.persistence.NetworkQueries;

/** Walks the network tree. A key is looked for in the asker's own source first, then wherever else it exists. */
@ApplicationScoped
public class Topology {

    @Inject
    NetworkQueries queries;

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
    public Optional<NetworkElement> element(String key) {
        return queries.element(key);
    }
}
