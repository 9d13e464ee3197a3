package org.switchboard.web.api.outage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.outage.model.OutagePlan;

/** An announced interruption (CIM 61968-3 OutagePlan). {@code from} included, {@code to} excluded. */
public record OutagePlanAnswer(
        long id,
        String source,
        String key,
        Instant changedAt,
        List<String> networkElementKeys,
        Instant from,
        Instant to,
        Optional<String> reason,
        Optional<String> state) {

    public static OutagePlanAnswer of(OutagePlan plan) {
        return new OutagePlanAnswer(
                plan.id(),
                plan.source(),
                plan.key(),
                plan.changedAt(),
                plan.networkElementKeys(),
                plan.from(),
                plan.to(),
                plan.reason(),
                plan.state());
    }
}
