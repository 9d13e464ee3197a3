package org.switchboard.web.sources;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.switchboard.shared.Page;
import org.switchboard.source.rejected.RejectedRecords;
import org.switchboard.source.rejected.RejectedRecords.Replay;
import org.switchboard.source.rejected.Replays;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** Records that were refused: each whole and with its reason, and what became of playing them again. */
@Named("rejected")
@ViewScoped
@ReportsBusinessExceptions
public class RejectedBacking implements Serializable {

    @Inject
    Caller caller;

    @Inject
    RejectedOverview overview;

    @Inject
    RejectedRecords records;

    @Inject
    Replays replays;

    private final RejectedRecordFilter filter = new RejectedRecordFilter();
    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient RejectedPage page;
    private transient ReplayResults results;

    @PostConstruct
    public void refresh() {
        page = overview.page(filter.filter(), Optional.ofNullable(cursors.peek()));
    }

    /** Only those of this source; all when null. */
    public void show(String wanted) {
        filter.only(wanted);
        search();
    }

    /** Those that match what was typed. */
    public void search() {
        cursors.clear();
        results = null;
        refresh();
    }

    public void next() {
        getPage().records().nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public void replay(long id) {
        results = new ReplayResults(List.of(records.replay(id, caller.actor())), Optional.empty());
        refresh();
    }

    /** Those that match, from the first, or from where the last replay ended. */
    public void replayAll() {
        Page<Replay> played = replays.replay(filter.filter(), getResults().next(), caller.actor());
        results = new ReplayResults(played.items(), played.nextCursor());
        refresh();
    }

    public RejectedPage getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public ReplayResults getResults() {
        return results == null ? ReplayResults.NONE : results;
    }

    public RejectedRecordFilter getFilter() {
        return filter;
    }

    public boolean isFirstPage() {
        return cursors.isEmpty();
    }
}
