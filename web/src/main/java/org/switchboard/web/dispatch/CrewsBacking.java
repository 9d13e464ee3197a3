package org.switchboard.web.dispatch;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.web.security.Caller;
import org.switchboard.workorder.CrewRoster;
import org.switchboard.workorder.model.CrewView;

/** The crews to choose from, with how many orders each has. */
@Named("crews")
@ViewScoped
public class CrewsBacking implements Serializable {

    @Inject
    Caller caller;

    @Inject
    CrewRoster roster;

    private transient List<CrewView> all;

    @PostConstruct
    public void refresh() {
        all = roster.page(Optional.empty(), Optional.empty(), CrewRoster.LARGEST_PAGE, Optional.empty(), caller.actor())
                .items();
    }

    public List<CrewView> getAll() {
        if (all == null) {
            refresh();
        }
        return all;
    }
}
