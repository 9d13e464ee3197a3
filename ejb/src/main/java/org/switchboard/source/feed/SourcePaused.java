package org.switchboard.source.feed;

import org.switchboard.shared.BusinessException;

/** Nothing is taken for a source that is paused; whoever pushes keeps what they have and tries again later. */
public class SourcePaused extends BusinessException {

    public SourcePaused(String source) {
        super("source-paused", "source", source, source);
    }
}
