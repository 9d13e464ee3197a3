package org.legacy.systems.http;

/** An answer other than success, with one sentence for the caller. */
public final class Refusal extends RuntimeException {

    private final int status;

    public Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
