package org.switchboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.switchboard.event.EventConsumer;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.load.InitialLoads;

/** Marks the customers of changed records as due, once for each change, whichever node has stored it. */
@ApplicationScoped
public class ChangedRecords implements EventConsumer {

    private Resolution resolution;
    private InitialLoads loads;

    protected ChangedRecords() {
        // for the container's proxy
    }

    @Inject
    public ChangedRecords(Resolution resolution, InitialLoads loads) {
        this.resolution = resolution;
        this.loads = loads;
    }

    @Override
    public String group() {
        return "identity";
    }

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(RecordsChanged.class));
    }

    /** Marking needs the indexes that tables lack until their initial load ends. */
    @Override
    public boolean isReady() {
        return loads.unfinished().isEmpty();
    }

    @Override
    public void handle(LoggedEvent event) {
        RecordsChanged change = event.as(RecordsChanged.class);
        if (DueTable.isAffectedBy(change.type())) {
            resolution.mark(change.type(), change.source(), change.keys());
        }
    }
}
