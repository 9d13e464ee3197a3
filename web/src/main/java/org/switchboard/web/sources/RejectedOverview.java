package org.switchboard.web.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.source.rejected.RejectedRecords;

/** Rejected records as the page shows them. */
@ApplicationScoped
public class RejectedOverview {

    private static final int PAGE = 20;

    @Inject
    RejectedRecords records;

    public RejectedPage page(RejectedFilter filter, Optional<String> cursor) {
        return new RejectedPage(
                records.waiting(filter, PAGE, cursor),
                records.count(filter),
                records.commonest(filter.source()),
                records.waitingBySource());
    }
}
