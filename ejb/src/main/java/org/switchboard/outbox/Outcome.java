package org.switchboard.outbox;

import java.time.Duration;
import java.util.Optional;

/** What became of one try to deliver a message; reasons are sentences for people. */
public sealed interface Outcome {

    /** The other system has it. */
    record Delivered() implements Outcome {}

    /** It is not to be delivered: the mapping takes no interest in it. */
    record Unwanted(String reason) implements Outcome {}

    /**
     * It may go better another time.
     *
     * @param notBefore the delay that the other system requested; empty without a request
     */
    record Failed(String reason, Optional<Duration> notBefore) implements Outcome {}

    /** The other system will never take it as it is. */
    record Refused(String reason) implements Outcome {}
}
