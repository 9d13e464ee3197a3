package org.legacy.systems;

/** Why the legacy systems do not start, in one sentence for the person who started them. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }
}
