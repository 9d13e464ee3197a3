package org.switchboard.agentdesk.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.database.Part;
import org.switchboard.interaction.model.Symptom;

/**
 * Counts who has called about missing or bad supply below a transformer, from the stored calls: also the second call about
 * a ticket reports that supply is not back. Calls of one customer, or about one place, count once, and no longer when their
 * ticket is resolved.
 */
@ApplicationScoped
public class NeighbourReports {

    /** A fault reported longer ago than this is no evidence of the present state. */
    private static final Duration TELLING_FOR = Duration.ofHours(4);

    private static final List<String> OF_SUPPLY = Stream.of(Symptom.values())
            .filter(symptom -> symptom.concernsSupply() && symptom != Symptom.DANGER)
            .map(Symptom::wireName)
            .toList();

    private static final String COUNT = """
            with below as (
              select asked.key as transformer, e.source, e.source_key
              from unnest(:transformers) as asked (key)
              join network_element e on (e.source_key = asked.key or e.upstream_key = asked.key) and not e.deleted),
            told as (
              select b.transformer, c.ticket_id, c.customer_id
              from below b
              join usage_point u on u.network_element_key = b.source_key and not u.deleted
              join trouble_call c on c.usage_point_key = u.source_key and c.usage_point_source = u.source
              where c.at > :since and (c.symptom is null or c.symptom = any (:symptoms))
              union
              select b.transformer, c.ticket_id, c.customer_id
              from below b
              join trouble_call c on c.element_key = b.source_key and c.element_source = b.source
              where c.usage_point_key is null and c.at > :since
                and (c.symptom is null or c.symptom = any (:symptoms)))
            select told.transformer, count(distinct coalesce(told.customer_id, -told.ticket_id)) as callers
            from told join trouble_ticket t on t.id = told.ticket_id
            where t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD') and t.category = 'FAULT_REPORT'
              and coalesce(told.customer_id, 0) <> all (:customer)
            group by told.transformer""";

    /** @param callers other than the customer who is looked at */
    public record Count(String transformer, int callers) {}

    /** Transformers without reports of others are missing. */
    public Part<Count> below(Collection<String> transformers, Set<Long> exceptRecords, Instant now) {
        return Part.of(COUNT, row -> new Count(row.getString("transformer"), row.getInt("callers")))
                .bindTexts("transformers", transformers)
                .bindNumbers("customer", exceptRecords)
                .bindTexts("symptoms", OF_SUPPLY)
                .bind("since", now.minus(TELLING_FOR));
    }
}
