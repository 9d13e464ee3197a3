package org.switchboard.agentdesk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.billing.AccountBalance;
import org.switchboard.customer.UsagePoint;
import org.switchboard.measurement.Reading;
import org.switchboard.network.SupplyPath;
import org.switchboard.outage.Outage;
import org.switchboard.outage.OutagePlan;
import org.switchboard.source.Freshness;
import org.switchboard.source.Sourced;
import org.switchboard.workorder.OrderView;

/**
 * Everything that a verdict about one usage point rests on, gathered beforehand: the rules themselves ask nobody.
 *
 * @param balance of the usage point's account; empty when the usage point has none
 * @param readings by element key, only of elements on the path
 * @param outages open ones on the path
 * @param plans not yet over, on the path
 * @param neighboursReporting other customers below the same transformer with an open fault ticket
 * @param repairOrders our own on the path, whose supply is not back yet
 */
public record Situation(
        UsagePoint usagePoint,
        Optional<Sourced<AccountBalance>> balance,
        SupplyPath path,
        Map<String, List<Reading>> readings,
        List<Outage> outages,
        List<OutagePlan> plans,
        int neighboursReporting,
        List<OrderView> repairOrders,
        Freshness freshness,
        Instant now) {

    /**
     * The latest word of this usage point's meter on its supply, said by itself or when somebody asked it; that it kept
     * silent counts as a word, too.
     */
    public Optional<Reading> meterSays() {
        return usagePoint.networkElementKey().flatMap(key -> readings.getOrDefault(key, List.of()).stream()
                .filter(Reading::isOfMeter)
                .max(Comparator.comparing(Reading::at)));
    }
}
