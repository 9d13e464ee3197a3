package org.switchboard.integration.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.failure.FailureSentence;
import org.switchboard.source.model.FailedFile;

/**
 * Reports failures outside of any exchange to the feeds: a folder or server that cannot be listed, a file that cannot
 * be fetched or moved.
 */
public class FileFailures extends ServiceBean implements ExceptionHandler, PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FileFailures.class);
    private static final Duration REQUEUE_PAUSE = Duration.ofSeconds(1);

    private FileChoice choice;
    private String routeId;
    private String errors = "";
    private Instant nextRequeue = Instant.MIN;

    @Override
    public void handleException(Throwable failure) {
        report(failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        report(failure);
    }

    /** The route itself reports failures inside it. */
    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        if (exchange == null) {
            report(failure);
        } else if (exchange.getException() != failure) {
            Optional.ofNullable(exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class))
                    .ifPresent(file -> choice.skip(FileChoice.nameOf(file)));
            report(failure);
        }
    }

    /** The failure in words for people, where the words of a library are not. */
    protected Throwable explained(Throwable failure) {
        return failure;
    }

    private void report(Throwable failure) {
        if (failure != null && getCamelContext().isStarted()) {
            services().failures().report(routeId, explained(failure));
        }
    }

    /** Before each look: files that a person wants to have read again go back. */
    @Override
    public final boolean begin(Consumer consumer, Endpoint endpoint) {
        Instant now = services().clock().instant();
        if (!errors.isEmpty() && !now.isBefore(nextRequeue)) {
            nextRequeue = now.plus(REQUEUE_PAUSE);
            try {
                services().failedFiles().toRequeue(routeId).forEach(file -> requeue(file, endpoint));
            } catch (RuntimeException databaseUnavailable) {
                LOG.debug("files to requeue not read route={}", routeId, databaseUnavailable);
            }
        }
        return true;
    }

    private void requeue(FailedFile file, Endpoint endpoint) {
        try {
            FailedFileReturn.to(endpoint, errors).move(file.name());
            LOG.info("file requeued route={} file={}", routeId, FileChoice.printable(file.name()));
            services().failedFiles().requeued(file);
        } catch (Exception notMoved) {
            services()
                    .failedFiles()
                    .notRequeued(file, "The file was not moved back: " + FailureSentence.of(explained(notMoved)));
        }
    }

    @Override
    public final void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        // nothing is held
    }

    /** The failure comes to {@link #handleException} as well. */
    @Override
    public final boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        return false;
    }

    /** The folder for files that could not be read. */
    public final void setErrors(String errors) {
        this.errors = errors;
    }

    public final void setChoice(FileChoice choice) {
        this.choice = choice;
    }

    /** The route whose feeds get the reports. */
    public final void setRouteId(String routeId) {
        this.routeId = routeId;
    }
}
