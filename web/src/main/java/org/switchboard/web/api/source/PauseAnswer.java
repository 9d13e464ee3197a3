package org.switchboard.web.api.source;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.model.SourcePause;

/** That a source is paused, on the wire. */
public record PauseAnswer(Instant at, String by, Optional<String> why) {

    static PauseAnswer of(SourcePause pause) {
        return new PauseAnswer(pause.at(), pause.by(), pause.why());
    }
}
