package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.source.Sourced;
import org.switchboard.source.feed.Freshness;
import org.switchboard.workorder.model.OrderView;

/**
 * Everything that a verdict about one usage point rests on, gathered beforehand: the rules themselves query nothing.
 *
 * @param symptom what the caller reports; empty before the agent has asked
 * @param sensitive why an outage is worse for this customer
 * @param balance of the usage point's account; empty when the usage point has none
 * @param readings by element key, only of elements on the path
 * @param outages open ones on the path
 * @param plans not yet over, on the path
 * @param neighboursReporting other customers below the same transformer with an open fault ticket
 * @param repairOrders our own on the path, whose supply is not back yet
 * @param metersBelow by element: the transformer, and each device on the path with dark meters below it
 * @param meterSources the systems through which meters report
 */
public record Situation(
        UsagePoint usagePoint,
        Optional<Symptom> symptom,
        List<String> sensitive,
        Optional<Sourced<AccountBalance>> balance,
        SupplyPath path,
        Map<String, List<Reading>> readings,
        List<Outage> outages,
        List<OutagePlan> plans,
        int neighboursReporting,
        List<OrderView> repairOrders,
        Map<ElementKey, MetersBelow> metersBelow,
        Set<String> meterSources,
        Freshness freshness,
        Instant now) {

    public Optional<MetersBelow> metersBelowOf(NetworkElement device) {
        return Optional.ofNullable(metersBelow.get(device.elementKey()));
    }

    /** What is known of this usage point's own meter: nothing where it is recorded at an element with others. */
    public List<Reading> ownMeterReadings() {
        return usagePoint
                .networkElementKey()
                .filter(key ->
                        path.element(key).filter(NetworkElement::isShared).isEmpty())
                .map(key -> readings.getOrDefault(key, List.of()).stream()
                        .filter(Reading::isOfMeter)
                        .toList())
                .orElse(List.of());
    }

    /**
     * The latest report of this usage point's meter on its supply, by itself or on a ping; a missing
     * answer counts, too.
     */
    public Optional<Reading> meterReading() {
        return ownMeterReadings().stream().max(Comparator.comparing(Reading::at));
    }

    /** The meter can report its supply by itself: by its record, or because it has done so. */
    public boolean hasSmartMeter() {
        return usagePoint.endDevices().stream().anyMatch(EndDevice::isSmart)
                || ownMeterReadings().stream().anyMatch(word -> word.kind().equals(Reading.SUPPLY_STATE));
    }

    /** The caller reports that supply is missing or bad; a danger or a bill is no such report. */
    public boolean lossIsReported() {
        return symptom.filter(reported -> reported.concernsSupply() && reported != Symptom.DANGER)
                .isPresent();
    }

    /** The caller has no supply at all, in his own words. */
    public boolean totalLossIsReported() {
        return symptom.filter(Symptom.NO_SUPPLY::equals).isPresent();
    }

    /** The caller reports that some supply is there. */
    public boolean someSupplyIsReported() {
        return lossIsReported() && !totalLossIsReported();
    }

    public boolean dangerIsReported() {
        return symptom.filter(Symptom.DANGER::equals).isPresent();
    }
}
