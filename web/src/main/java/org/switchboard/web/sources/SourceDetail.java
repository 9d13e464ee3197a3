package org.switchboard.web.sources;

import java.util.List;
import org.switchboard.source.intake.RecordSample;
import org.switchboard.source.model.FreshnessChanged;

/**
 * What there is to see of one source besides its feeds.
 *
 * @param changes of its freshness, newest first
 * @param samples latest records, newest first
 */
public record SourceDetail(ThroughputChart chart, List<FreshnessChanged> changes, List<RecordSample> samples) {

    public SourceDetail {
        changes = List.copyOf(changes);
        samples = List.copyOf(samples);
    }
}
