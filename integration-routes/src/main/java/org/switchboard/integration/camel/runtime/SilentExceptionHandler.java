package org.switchboard.integration.camel.runtime;

import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Camel from logging each failure at length and several times over: {@link RouteFailures} reports it once, in one
 * sentence. Routes that declare an error handler of their own keep it.
 */
public final class SilentExceptionHandler implements ExceptionHandler {

    /** Consumers of our Kamelets name it as their {@code exceptionHandler}. */
    public static final String NAME = "switchboardQuietErrors";

    private static final Logger LOG = LoggerFactory.getLogger(SilentExceptionHandler.class);

    /** The error handler of routes that declare none. */
    static ErrorHandlerFactory errorHandler() {
        DefaultErrorHandlerDefinition quiet = new DefaultErrorHandlerDefinition();
        quiet.setLevel(LoggingLevel.DEBUG.name());
        return quiet;
    }

    @Override
    public void handleException(Throwable failure) {
        LOG.debug("consumer failed", failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        LOG.debug("consumer failed: {}", message, failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        LOG.debug("consumer failed: {}", message, failure);
    }
}
