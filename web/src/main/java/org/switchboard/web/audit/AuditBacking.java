package org.switchboard.web.audit;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.AuditDesk;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.model.ChainReport;
import org.switchboard.shared.Page;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Entries of the audit, page by page; who read too much since yesterday; and whether the chain is intact. */
@Named("audit")
@ViewScoped
@ReportsBusinessExceptions
public class AuditBacking implements Serializable {

    private static final int PAGE = 50;

    @Inject
    AuditDesk desk;

    @Inject
    Screens screens;

    private final AuditSearch search = new AuditSearch();
    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient Page<AuditRow> page;
    private transient List<AuditView> alarms;
    private transient ChainReport report;

    @PostConstruct
    public void refresh() {
        page = desk.page(search.filter(), PAGE, Optional.ofNullable(cursors.peek()), screens.actor())
                .map(AuditRow::of);
        alarms = desk.alarms(screens.actor());
    }

    public void find() {
        cursors.clear();
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

    public void verify() {
        report = desk.verify(Optional.empty(), screens.actor());
    }

    public Page<AuditRow> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public List<AuditView> getAlarms() {
        return alarms == null ? List.of() : alarms;
    }

    public ChainReport getReport() {
        return report;
    }

    public AuditSearch getSearch() {
        return search;
    }

    public AuditKind[] getKinds() {
        return AuditKind.values();
    }

    public boolean isFirstPage() {
        return cursors.isEmpty();
    }
}
