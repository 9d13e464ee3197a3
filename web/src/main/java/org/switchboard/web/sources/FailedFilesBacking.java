package org.switchboard.web.sources;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.switchboard.shared.Page;
import org.switchboard.source.file.FailedFiles;
import org.switchboard.source.model.FailedFile;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.security.Caller;

/** Files that could not be read: the newest, with their reason and what can be done. */
@Named("failedFiles")
@ViewScoped
@ReportsBusinessExceptions
public class FailedFilesBacking implements Serializable {

    private static final int SHOWN = 20;

    @Inject
    Caller caller;

    @Inject
    FailedFiles files;

    private transient Page<FailedFile> page;

    @PostConstruct
    public void refresh() {
        page = files.page(SHOWN, Optional.empty(), caller.actor());
    }

    public void requeue(long id) {
        files.requeue(id, caller.actor());
        refresh();
    }

    public void dismiss(long id) {
        files.dismiss(id, caller.actor());
        refresh();
    }

    public Page<FailedFile> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    /** More than the page shows. */
    public boolean isCut() {
        return getPage().nextCursor().isPresent();
    }
}
