package org.switchboard.web.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.util.Iterator;
import java.util.logging.Logger;

/**
 * Answers 410 to a form of a page whose state is no longer kept and that cannot be made again. Anybody can send one, so
 * it is one line in the log.
 */
public class ExpiredViewHandlerFactory extends ExceptionHandlerFactory {

    private static final Logger LOG = Logger.getLogger(ExpiredViewHandlerFactory.class.getName());
    private static final int GONE = 410;

    public ExpiredViewHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new ExpiredViewHandler(getWrapped().getExceptionHandler());
    }

    private static final class ExpiredViewHandler extends ExceptionHandlerWrapper {

        ExpiredViewHandler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                ExceptionQueuedEvent event = events.next();
                if (isExpired(event.getContext().getException())) {
                    events.remove();
                    refuse(event.getContext().getContext());
                }
            }
            getWrapped().handle();
        }

        private static boolean isExpired(Throwable failure) {
            return failure != null && (failure instanceof ViewExpiredException || isExpired(failure.getCause()));
        }

        private static void refuse(FacesContext faces) {
            ExternalContext external = faces.getExternalContext();
            LOG.info("page expired path=" + external.getRequestServletPath());
            try {
                external.responseSendError(GONE, null);
            } catch (IOException e) {
                throw new FacesException(e);
            }
            faces.responseComplete();
        }
    }
}
