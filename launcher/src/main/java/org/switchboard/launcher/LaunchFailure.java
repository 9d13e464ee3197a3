package org.switchboard.launcher;

/** Why the whole did not start, in one sentence meant for the person at the keyboard. */
public final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LaunchFailure(String sentence) {
        super(sentence);
    }

    public LaunchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
