package org.switchboard.web.faces;

import jakarta.faces.context.FacesContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The nonce of a page's scripts, which PrimeFaces keeps with the view and has the page send back. */
final class PageNonce {

    /** Of the parameter, and of the view's attribute. */
    static final String NAME = "primefaces.nonce";

    private PageNonce() {}

    /** As the page sent it; empty when it sent none, or something that cannot be one. */
    static Optional<String> sent(FacesContext faces) {
        return Optional.ofNullable(
                        faces.getExternalContext().getRequestParameterMap().get(NAME))
                .filter(PageNonce::isWellFormed);
    }

    /** Whether what was sent is the nonce of the view, which is there already. */
    static boolean isRight(FacesContext faces) {
        Map<String, Object> kept = faces.getViewRoot().getViewMap(false);
        Object expected = kept == null ? null : kept.get(NAME);
        return sent(faces)
                .filter(nonce -> expected == null || nonce.equals(expected))
                .isPresent();
    }

    /** A UUID in Base64. */
    static boolean isWellFormed(String nonce) {
        try {
            UUID.fromString(new String(Base64.getDecoder().decode(nonce), StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException forged) {
            return false;
        }
    }
}
