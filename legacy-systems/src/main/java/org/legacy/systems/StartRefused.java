package org.legacy.estate;

/** Why the estate does not start, in one sentence for whoever started it. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }
}
