package org.switchboard.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Logger;

/** Refuses a form whose nonce is not the page's before anything is done; PrimeFaces would fail when the page is rendered. */
public class NonceCheck implements PhaseListener {

    private static final Logger LOG = Logger.getLogger(NonceCheck.class.getName());

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        boolean isChecked = faces.isPostback() || faces.getPartialViewContext().isAjaxRequest();
        if (!isChecked || faces.getResponseComplete() || faces.getViewRoot() == null) {
            return;
        }
        if (!PageNonce.isRight(faces)) {
            LOG.info("page nonce-refused view=" + faces.getViewRoot().getViewId());
            refuse(faces);
        }
    }

    private static void refuse(FacesContext faces) {
        try {
            ErrorAnswer.send(faces, HttpServletResponse.SC_BAD_REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
