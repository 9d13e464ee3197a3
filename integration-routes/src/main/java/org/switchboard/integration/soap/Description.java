package org.switchboard.integration.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.cxf.transport.http.HTTPException;
import org.switchboard.integration.outbox.RetryAfter;

/**
 * Where a service is described. CXF reads a description without time limit once an attempt with one has failed. A
 * hanging server would then block its route for ever, so we fetch it first.
 */
record Description(String wsdl, int connectTimeout, int readTimeout) {

    private static final int OK = 200;

    /** @param credentials user and password, parted by a colon */
    void requireAnswer(Optional<String> credentials) {
        if (!wsdl.startsWith("http:") && !wsdl.startsWith("https:")) {
            return;
        }
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(wsdl).toURL().openConnection();
            connection.setConnectTimeout(connectTimeout);
            connection.setReadTimeout(readTimeout);
            credentials.ifPresent(who -> connection.setRequestProperty(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8))));
            int status = connection.getResponseCode();
            if (status != OK) {
                throw SoapFailure.of(
                        wsdl,
                        new HTTPException(status, "", URI.create(wsdl).toURL()),
                        () -> Optional.ofNullable(connection.getHeaderField(RetryAfter.HEADER)));
            }
            try (InputStream answer = connection.getInputStream()) {
                answer.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | IllegalArgumentException failure) {
            throw SoapFailure.of(wsdl, failure, Optional::empty);
        }
    }
}
