package org.switchboard.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.database.Part;
import org.switchboard.network.model.ElementKey;
import org.switchboard.outage.model.AffectedCustomers;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.outage.model.RestorationEstimate;
import org.switchboard.outage.persistence.OutageQueries;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** What is known of outages, planned and unplanned. */
@ApplicationScoped
public class Outages {

    public static final int LARGEST_PAGE = 200;

    @Inject
    OutageQueries queries;

    @Inject
    Clock clock;

    /** An outage with every restoration time given out for it, oldest first. */
    public record OutageHistory(Outage outage, List<RestorationEstimate> estimates) {}

    /** Open outages of any of these elements, the latest first. */
    @Transactional
    public List<Outage> openOn(Collection<String> networkElementKeys) {
        return queries.openOn(networkElementKeys);
    }

    /** The same, to be read with other parts. */
    public Part<Outage> openPart(Collection<String> networkElementKeys) {
        return queries.openPart(networkElementKeys);
    }

    /** Plans that touch any of these elements and are not over, the next first. */
    public Part<OutagePlan> plansPart(Collection<String> networkElementKeys) {
        return queries.plansPart(networkElementKeys, clock.instant());
    }

    /**
     * @param state only outages in this state; all when empty
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<Outage> page(Optional<String> state, int limit, Optional<String> cursor, Actor actor) {
        actor.require(Permission.SEE_OUTAGES);
        int size = Page.size(limit, LARGEST_PAGE);
        Optional<Long> before = cursor.map(given -> Page.position(Optional.of(given), 0));
        return Page.cut(queries.page(state, size + 1, before), size, last -> String.valueOf(last.id()));
    }

    /** @throws NotFoundException when there is no such outage */
    @Transactional
    public OutageHistory history(long outageId, Actor actor) {
        actor.require(Permission.SEE_OUTAGES);
        Outage outage = queries.find(outageId).orElseThrow(() -> new NotFoundException("outage", outageId));
        return new OutageHistory(outage, queries.estimatesOf(outageId));
    }

    /**
     * Customers supplied through this element as the network is normally run.
     *
     * @param element or a reference: the source that names the element, whose own element is meant before another's
     */
    @Transactional
    public AffectedCustomers below(ElementKey element) {
        return queries.below(element);
    }
}
