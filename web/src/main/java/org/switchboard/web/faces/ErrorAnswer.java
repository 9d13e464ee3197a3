package org.switchboard.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Ends a page with an error page in its place. */
public final class ErrorAnswer {

    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorAnswer() {}

    /** For an address that names nothing that there is. */
    public static void notFound(FacesContext faces) throws IOException {
        send(faces, HttpServletResponse.SC_NOT_FOUND);
    }

    /** For a user who has read more than their budget. */
    public static void tooMany(FacesContext faces, Duration retryAfter) throws IOException {
        faces.getExternalContext().setResponseHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
        send(faces, TOO_MANY_REQUESTS);
    }

    static void send(FacesContext faces, int status) throws IOException {
        faces.getExternalContext().responseSendError(status, null);
        faces.responseComplete();
    }
}
