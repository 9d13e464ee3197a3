package org.switchboard.web.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.privacy.Retention;
import org.switchboard.privacy.model.PeriodSetting;
import org.switchboard.privacy.model.RetentionDeletion;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** How long data is kept, and what was deleted last. */
@Named("retention")
@ViewScoped
@ReportsBusinessExceptions
public class RetentionBacking implements Serializable {

    private static final int SHOWN = 20;

    @Inject
    Retention retention;

    @Inject
    Screens screens;

    private transient List<RetentionDeletion> deletions;

    public List<RetentionDeletion> getDeletions() {
        if (deletions == null) {
            deletions = retention
                    .deletions(SHOWN, Optional.empty(), screens.actor())
                    .items();
        }
        return deletions;
    }

    public List<PeriodSetting> getPeriods() {
        return retention.settings(screens.actor());
    }
}
