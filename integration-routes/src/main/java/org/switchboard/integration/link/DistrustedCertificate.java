package org.switchboard.integration.link;

import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

/** Why the certificate of the other side was refused, in words from which an operator knows what to do. */
public final class DistrustedCertificate {

    private DistrustedCertificate() {}

    /** The end of a sentence, without its full stop; empty when a failure has nothing to do with a certificate. */
    public static Optional<String> reason(Throwable failure) {
        Optional<String> reason = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> deeper = reasonOf(cause);
            reason = deeper.isPresent() ? deeper : reason;
        }
        return reason;
    }

    private static Optional<String> reasonOf(Throwable cause) {
        if (cause instanceof CertificateExpiredException
                || cause instanceof CertPathValidatorException invalid && invalid.getReason() == BasicReason.EXPIRED) {
            return Optional.of("its certificate has expired");
        }
        if (cause instanceof CertPathBuilderException || cause instanceof SignatureException) {
            return Optional.of("its certificate is from no authority that is trusted here (parameter certificates)");
        }
        // of the platform's own check of the name, which has no class of its own
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof CertificateException && message.startsWith("No ") && message.contains("matching")) {
            return Optional.of("its certificate is for another name than the one that we call it by: " + message);
        }
        return Optional.empty();
    }
}
