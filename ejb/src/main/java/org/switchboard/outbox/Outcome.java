package org.switchboard.outbox;

import java.time.Duration;
import java.util.Optional;

/** The result of one attempt to deliver a message. Reasons are sentences for people. */
public sealed interface Outcome {

    /** The other system has accepted it. */
    record Delivered() implements Outcome {}

    /** No delivery is needed: the mapping selects nothing of the message. */
    record NotNeeded(String reason) implements Outcome {}

    /**
     * It failed; another attempt may succeed.
     *
     * @param notBefore the delay that the other system requested; empty without a request
     */
    record Failed(String reason, Optional<Duration> notBefore) implements Outcome {}

    /** The other system refuses the message as it is. */
    record Refused(String reason) implements Outcome {}
}
