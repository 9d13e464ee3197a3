package org.switchboard.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends a page with an error page in its place. */
public final class ErrorAnswer {

    private ErrorAnswer() {}

    /** For an address that names nothing that there is. */
    public static void notFound(FacesContext faces) throws IOException {
        send(faces, HttpServletResponse.SC_NOT_FOUND);
    }

    static void send(FacesContext faces, int status) throws IOException {
        faces.getExternalContext().responseSendError(status, null);
        faces.responseComplete();
    }
}
