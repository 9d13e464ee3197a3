package org.switchboard.web.identity;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.identity.Identities;
import org.switchboard.identity.model.ReviewView;
import org.switchboard.shared.Page;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Pairs that may be one customer. The first page is all that is shown: what is decided makes room for the next. */
@Named("reviews")
@ViewScoped
@ReportsBusinessExceptions
public class ReviewsBacking implements Serializable {

    private static final int SHOWN = 10;

    @Inject
    Identities identities;

    @Inject
    MergesBacking merges;

    @Inject
    Screens screens;

    private transient Page<ReviewView> page;

    public void refresh() {
        page = identities.reviews(SHOWN, Optional.empty(), screens.actor());
    }

    public void same(long id) {
        identities.same(id, screens.actor());
        refresh();
        merges.refresh();
    }

    public void notSame(long id) {
        identities.notSame(id, screens.actor());
        refresh();
    }

    public List<ReviewView> getWaiting() {
        if (page == null) {
            refresh();
        }
        return page.items();
    }

    public long getCount() {
        return identities.waitingReviews(screens.actor());
    }

    public List<ComparedField> lines(ReviewView pair) {
        return ComparedField.of(pair.one(), pair.other(), pair.evidence());
    }
}
