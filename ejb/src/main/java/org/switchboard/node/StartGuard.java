package org.switchboard.node;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;

/**
 * Around a start-up bean: after a failure no further one starts, and none ends the application, whose health checks would
 * be gone with it. Only what has started is stopped.
 */
public class StartGuard {

    @Inject
    NodeStart node;

    private boolean started;

    @PostConstruct
    void start(InvocationContext bean) {
        if (node.hasFailed()) {
            return;
        }
        try {
            bean.proceed();
            started = true;
        } catch (Exception failure) {
            node.fail(reasonOf(failure), failure);
        }
    }

    @PreDestroy
    void stop(InvocationContext bean) throws Exception {
        if (started) {
            bean.proceed();
        }
    }

    private static String reasonOf(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
