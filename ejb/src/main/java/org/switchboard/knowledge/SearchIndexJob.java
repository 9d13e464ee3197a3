package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.PeriodicJob;

/**
 * Keeps the index of this node like the database, with the policies in force. {@link SearchIndexUpdates} does so at once
 * after a change; this finds what was missed, and policies of a new day.
 */
@ApplicationScoped
public class SearchIndexJob implements PeriodicJob {

    @Inject
    SearchIndexing indexing;

    @Override
    public String name() {
        return "search-index";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        indexing.keepUp();
    }
}
