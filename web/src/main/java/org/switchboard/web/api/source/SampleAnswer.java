package org.switchboard.web.api.source;

import java.time.Instant;
import org.switchboard.source.intake.RecordSample;

/** A record that was stored lately; both forms as text. */
public record SampleAnswer(String feed, Instant at, String original, String canonical) {

    static SampleAnswer of(RecordSample sample) {
        return new SampleAnswer(sample.feed().name(), sample.at(), sample.original(), sample.canonical());
    }
}
