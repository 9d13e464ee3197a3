package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;

/** Removes what this node has cached of a user whom another node has changed. */
@ApplicationScoped
public class ChangedUsers implements BroadcastListener {

    @Inject
    SignIn signIn;

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(UserChanged.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        events.forEach(event -> signIn.removeCached(event.as(UserChanged.class)));
    }
}
