package org.switchboard.web.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.source.rejected.RejectedRecords;
import org.switchboard.web.security.Caller;

/** Rejected records as the page shows them. */
@ApplicationScoped
public class RejectedOverview {

    private static final int PAGE = 20;

    @Inject
    Caller caller;

    @Inject
    RejectedRecords records;

    public RejectedPage page(RejectedFilter filter, Optional<String> cursor) {
        return new RejectedPage(
                records.waiting(filter, PAGE, cursor, caller.actor()),
                records.count(filter, caller.actor()),
                records.commonest(filter.source(), caller.actor()),
                records.waitingBySource(caller.actor()));
    }
}
