package org.switchboard.web.api.outage;

import java.util.List;
import java.util.Optional;
import org.switchboard.outage.AffectedCustomers;
import org.switchboard.outage.Outage;
import org.switchboard.outage.Outages.OutageHistory;
import org.switchboard.outage.RestorationEstimate;

/**
 * An outage with what is known around it.
 *
 * @param affected by our own network; empty when the outage names no element
 * @param history restoration times, oldest first
 */
public record OutageAnswer(Outage outage, Optional<AffectedCustomers> affected, List<RestorationEstimate> history) {

    static OutageAnswer of(OutageHistory history, Optional<AffectedCustomers> affected) {
        return new OutageAnswer(history.outage(), affected, history.estimates());
    }
}
