package org.switchboard.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.source.intake.RecordSamples;

/** Forgets the samples of records that this node holds in memory when a person was erased on any node. */
@ApplicationScoped
public class ErasedSamples implements BroadcastListener {

    @Inject
    RecordSamples samples;

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(PersonErased.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        samples.forget();
    }
}
