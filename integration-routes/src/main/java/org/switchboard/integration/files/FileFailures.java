package org.switchboard.integration.files;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.spi.ExceptionHandler;
import org.switchboard.integration.camel.runtime.ServiceBean;

/**
 * Reports failures outside of any exchange to the feeds: a folder or server that cannot be listed, a file that cannot
 * be fetched or moved.
 */
public class FileFailures extends ServiceBean implements ExceptionHandler {

    private FileChoice choice;
    private String routeId;

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

    public final void setChoice(FileChoice choice) {
        this.choice = choice;
    }

    /** The route whose feeds get the reports. */
    public final void setRouteId(String routeId) {
        this.routeId = routeId;
    }
}
