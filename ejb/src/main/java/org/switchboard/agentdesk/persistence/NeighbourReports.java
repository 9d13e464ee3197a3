package org.switchboard.agentdesk.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Counts customers below a transformer who have an open fault ticket. */
@ApplicationScoped
public class NeighbourReports {

    /** A fault reported longer ago than this says little about now. */
    private static final Duration TELLING_FOR = Duration.ofHours(4);

    private static final String COUNT = """
            select asked.key, count(distinct t.customer_id) as customers
            from unnest(:transformers) as asked (key)
            join network_element e on (e.source_key = asked.key or e.upstream_key = asked.key) and not e.deleted
            join usage_point u on u.network_element_key = e.source_key and not u.deleted
            join trouble_ticket t on t.usage_point_key = u.source_key and t.usage_point_source = u.source
            where t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD') and t.category = 'FAULT_REPORT'
              and t.customer_id <> all (:customer) and t.opened_at > :since
            group by asked.key""";

    @Inject
    Jdbi jdbi;

    private record Count(String transformer, int customers) {}

    /** By transformer key; transformers that nobody else reports from are missing. */
    public Map<String, Integer> below(Collection<String> transformers, Set<Long> exceptRecords, Instant now) {
        if (transformers.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bindArray("transformers", String.class, transformers)
                .bindArray("customer", Long.class, exceptRecords)
                .bind("since", now.minus(TELLING_FOR))
                .map((row, context) -> new Count(row.getString("key"), row.getInt("customers")))
                .collect(Collectors.toMap(Count::transformer, Count::customers)));
    }
}
