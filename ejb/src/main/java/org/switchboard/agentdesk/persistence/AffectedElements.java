package org.switchboard.agentdesk.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Finds the network elements through which a change concerns customers. */
@ApplicationScoped
public class AffectedElements {

    @Inject
    Jdbi jdbi;

    protected AffectedElements() {
        // for the container's proxy
    }

    public AffectedElements(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The devices that feed these service points; other elements have none here. */
    public List<String> feeding(Collection<String> elementKeys) {
        return keys(elementKeys, """
                select distinct upstream_key from network_element
                where source_key = any (:keys) and kind = 'service-point' and upstream_key is not null and not deleted""");
    }

    /** Every element above these, up to the substation, each once. */
    public List<String> above(Collection<String> elementKeys) {
        return keys(elementKeys, """
                with recursive above as (
                  select source, upstream_key from network_element
                  where source_key = any (:keys) and upstream_key is not null and not deleted
                  union
                  select e.source, e.upstream_key from above a
                  join network_element e on e.source_key = a.upstream_key and e.source = a.source
                    and e.upstream_key is not null and not e.deleted)
                select distinct upstream_key from above""");
    }

    /** The elements of outages by the outages' keys, also of deleted ones. */
    public List<String> ofOutages(Collection<String> outageKeys) {
        return keys(outageKeys, """
                select distinct network_element_key from outage
                where source_key = any (:keys) and network_element_key is not null""");
    }

    /** The elements of planned outages by the plans' keys, also of deleted ones. */
    public List<String> ofPlans(Collection<String> planKeys) {
        return keys(planKeys, """
                select distinct unnest(network_element_keys) from outage_plan where source_key = any (:keys)""");
    }

    private List<String> keys(Collection<String> asked, String statement) {
        if (asked.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bindArray("keys", String.class, asked)
                .mapTo(String.class)
                .list());
    }
}
