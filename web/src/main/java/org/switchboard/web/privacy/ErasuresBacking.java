package org.switchboard.web.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.privacy.Privacy;
import org.switchboard.privacy.model.Erasure;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The latest erasures, each with its block of sources. */
@Named("erasures")
@ViewScoped
@ReportsBusinessExceptions
public class ErasuresBacking implements Serializable {

    private static final int SHOWN = 20;

    @Inject
    Privacy privacy;

    @Inject
    Screens screens;

    private String reason;

    private transient List<Erasure> latest;

    public void refresh() {
        latest = privacy.erasures(SHOWN, Optional.empty(), screens.actor()).items();
    }

    public void lift(long erasure) {
        privacy.lift(erasure, reason, screens.actor());
        reason = null;
        refresh();
    }

    public List<Erasure> getLatest() {
        if (latest == null) {
            refresh();
        }
        return latest;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
