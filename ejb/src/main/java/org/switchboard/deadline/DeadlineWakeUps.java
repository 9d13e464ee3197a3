package org.switchboard.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.job.JobScheduler;

/** Has this node look for due deadlines when one was set on any node that is due soon. */
@ApplicationScoped
public class DeadlineWakeUps implements BroadcastListener {

    private JobScheduler jobs;

    protected DeadlineWakeUps() {
        // for the container's proxy
    }

    @Inject
    public DeadlineWakeUps(JobScheduler jobs) {
        this.jobs = jobs;
    }

    @Override
    public Set<String> types() {
        return Set.of(Change.typeOf(DeadlineSet.class));
    }

    @Override
    public void published(List<LoggedEvent> events) {
        jobs.runSoon(DeadlineJob.NAME);
    }
}
