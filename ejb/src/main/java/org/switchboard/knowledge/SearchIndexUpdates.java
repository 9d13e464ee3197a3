package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;

/** Brings this node's index up to date when articles have changed on any node. */
@ApplicationScoped
public class SearchIndexUpdates implements BroadcastListener {

    @Inject
    SearchIndexing indexing;

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(ArticlesChanged.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        if (indexing.isReady()) {
            indexing.catchUp();
        }
    }
}
