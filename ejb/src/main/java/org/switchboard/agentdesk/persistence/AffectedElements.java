package org.switchboard.agentdesk.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.network.model.ElementKey;

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

    /** A record by the system that it is from, and its key there. */
    public record RecordKey(String source, String key) {}

    /** The devices that feed these service points; other elements have none here. */
    public List<ElementKey> feeding(Collection<ElementKey> elements) {
        return ofElements(elements, """
                select distinct source, upstream_key as key from network_element
                where (source, source_key) in (select * from unnest(:sources, :keys))
                  and kind = 'service-point' and upstream_key is not null and not deleted""");
    }

    /** Every element above these, up to the substation, each once. */
    public List<ElementKey> above(Collection<ElementKey> elements) {
        return ofElements(elements, """
                with recursive above as (
                  select source, upstream_key from network_element
                  where (source, source_key) in (select * from unnest(:sources, :keys))
                    and upstream_key is not null and not deleted
                  union
                  select e.source, e.upstream_key from above a
                  join network_element e on e.source_key = a.upstream_key and e.source = a.source
                    and e.upstream_key is not null and not e.deleted)
                select distinct source, upstream_key as key from above""");
    }

    private List<ElementKey> ofElements(Collection<ElementKey> elements, String statement) {
        return found(
                elements.stream().map(ElementKey::source).toList(),
                elements.stream().map(ElementKey::key).toList(),
                statement);
    }

    /** The elements of outages, also of deleted ones. An outage names no source: it concerns each network with this key. */
    public List<ElementKey> ofOutages(Collection<RecordKey> outages) {
        return ofRecords(outages, """
                select distinct e.source, e.source_key as key from outage o
                join network_element e on e.source_key = o.network_element_key
                where (o.source, o.source_key) in (select * from unnest(:sources, :keys))""");
    }

    /** The elements of planned outages, also of deleted ones, in each network as with outages. */
    public List<ElementKey> ofPlans(Collection<RecordKey> plans) {
        return ofRecords(plans, """
                select distinct e.source, e.source_key as key from outage_plan p
                join network_element e on e.source_key = any (p.network_element_keys)
                where (p.source, p.source_key) in (select * from unnest(:sources, :keys))""");
    }

    private List<ElementKey> ofRecords(Collection<RecordKey> records, String statement) {
        return found(
                records.stream().map(RecordKey::source).toList(),
                records.stream().map(RecordKey::key).toList(),
                statement);
    }

    private List<ElementKey> found(List<String> sources, List<String> keys, String statement) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bindArray("sources", String.class, sources)
                .bindArray("keys", String.class, keys)
                .map((row, context) -> new ElementKey(row.getString("source"), row.getString("key")))
                .list());
    }
}
