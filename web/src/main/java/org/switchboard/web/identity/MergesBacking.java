package org.switchboard.web.identity;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.switchboard.identity.Identities;
import org.switchboard.identity.model.MergeView;
import org.switchboard.shared.Page;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Merges, newest first, each with its way back. */
@Named("merges")
@ViewScoped
@ReportsBusinessExceptions
public class MergesBacking implements Serializable {

    private static final int PAGE = 15;

    @Inject
    Identities identities;

    @Inject
    Screens screens;

    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient Page<MergeView> page;

    public void refresh() {
        page = identities.merges(PAGE, Optional.ofNullable(cursors.peek()), screens.actor());
    }

    public void undo(long id) {
        identities.undo(id, screens.actor());
        refresh();
    }

    public void next() {
        getPage().nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public Page<MergeView> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public boolean isFirstPage() {
        return cursors.isEmpty();
    }
}
