package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.switchboard.agentdesk.persistence.AffectedElements;
import org.switchboard.network.model.ElementKey;

/**
 * Devices below which the meters have lost supply as a whole. The verdict on everybody below such a device rests on all
 * of its meters, so that a change of one concerns them all; the meters below any other device concern their own
 * transformer alone.
 */
@ApplicationScoped
public class LosingAreas {

    private AffectedElements affected;
    private SupplyMeters meters;

    /** Those that were found last, and are found once more when they have supply again. */
    private final Set<ElementKey> losing = new HashSet<>();

    protected LosingAreas() {
        // for the container's proxy
    }

    @Inject
    public LosingAreas(AffectedElements affected, SupplyMeters meters) {
        this.affected = affected;
        this.meters = meters;
    }

    /**
     * The devices above these elements that lose supply, or have done so until now.
     *
     * @param shown devices shown on any screen
     */
    public List<ElementKey> above(Collection<ElementKey> elements, Predicate<ElementKey> shown) {
        List<ElementKey> devices =
                affected.above(elements).stream().filter(shown).toList();
        Set<ElementKey> now = meters.losing(devices);
        synchronized (losing) {
            List<ElementKey> concerned = devices.stream()
                    .filter(device -> now.contains(device) || losing.contains(device))
                    .toList();
            devices.forEach(losing::remove);
            losing.addAll(now);
            return concerned;
        }
    }

    /** A meter has reported since the last count, so that what {@link #above} found may be incomplete. */
    public boolean areBehind() {
        return meters.isBehind();
    }
}
