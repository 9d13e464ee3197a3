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
import org.switchboard.source.RejectedRecord;
import org.switchboard.source.RejectedRecords;
import org.switchboard.source.RejectedRecords.Replay;
import org.switchboard.web.refusal.TellsRefusals;

/** Records that were refused: each whole and with its reason, and what became of playing them again. */
@Named("rejected")
@ViewScoped
@TellsRefusals
public class RejectedBacking implements Serializable {

    private static final int PAGE = 20;

    @Inject
    RejectedRecords records;

    private String source;
    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient Page<RejectedRecord> page;
    private transient List<Replay> replays = List.of();

    @PostConstruct
    public void refresh() {
        page = records.waiting(
                Optional.ofNullable(source).filter(name -> !name.isBlank()), PAGE, Optional.ofNullable(cursors.peek()));
    }

    /** Only those of this source; all when null. */
    public void show(String wanted) {
        source = wanted;
        cursors.clear();
        replays = List.of();
        refresh();
    }

    public void next() {
        page.nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public void replay(long id) {
        replays = List.of(records.replay(id));
        refresh();
    }

    public void replayAll() {
        replays = records.replayAll(source);
        refresh();
    }

    public Page<RejectedRecord> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    /** What became of each record of the last replay. */
    public List<Replay> getReplays() {
        return replays == null ? List.of() : replays;
    }

    public boolean isFirstPage() {
        return cursors.isEmpty();
    }

    public String getSource() {
        return source;
    }
}
