package org.switchboard.node;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Why this node cannot work until an operator has acted and started it again. The first reason stands; the server goes on
 * without work, so that its health checks can tell.
 */
@ApplicationScoped
public class NodeStart {

    private static final Logger LOG = Logger.getLogger(NodeStart.class.getName());

    private final AtomicReference<String> failure = new AtomicReference<>();

    /** @param reason a sentence for the operator that says what to do */
    public void fail(String reason) {
        fail(reason, null);
    }

    void fail(String reason, Throwable cause) {
        failure.compareAndSet(null, reason);
        LOG.log(Level.SEVERE, cause, () -> "start failed: " + reason);
    }

    public boolean hasFailed() {
        return failure().isPresent();
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }
}
