package org.switchboard.web.sources;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.switchboard.source.feed.SourcePauses;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The source that is looked at closely; at first one that is in trouble, if there is any. */
@Named("chosenSource")
@ViewScoped
@ReportsBusinessExceptions
public class ChosenSourceBacking implements Serializable {

    @Inject
    SourcesBacking sources;

    @Inject
    SourceOverview overview;

    @Inject
    RejectedBacking rejected;

    @Inject
    SourcePauses pauses;

    @Inject
    Screens screens;

    private String source;
    private String why;
    private transient SourceDetail detail;

    public void show(String wanted) {
        source = wanted;
        why = null;
        detail = null;
        rejected.show(wanted);
    }

    /** Looks at it anew. */
    public void refresh() {
        detail = null;
    }

    public void pause() {
        pauses.pause(getRow().source(), Optional.ofNullable(why), screens.actor());
        why = null;
        sources.refresh();
    }

    public void resume() {
        pauses.resume(getRow().source(), screens.actor());
        sources.refresh();
    }

    /** Null while there is no source at all. */
    public SourceRow getRow() {
        return sources.getRows().stream()
                .filter(row -> row.source().equals(source))
                .findFirst()
                .or(() -> sources.getRows().stream()
                        .filter(SourceRow::needsAttention)
                        .findFirst())
                .or(() -> sources.getRows().stream().findFirst())
                .orElse(null);
    }

    public SourceDetail getDetail() {
        if (detail == null && getRow() != null) {
            detail = overview.detail(getRow().source());
        }
        return detail;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
