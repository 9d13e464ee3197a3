package org.switchboard.web.api.idempotency;

import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.switchboard.idempotency.IdempotentRequests;

/** Keeps the answer to the first request under a key before it leaves, so that a lost answer is there already. */
@Provider
public class IdempotencyInterceptor implements WriterInterceptor {

    @Inject
    IdempotentRequests requests;

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        if (!(answer.getProperty(FirstRequest.PROPERTY) instanceof FirstRequest first)) {
            answer.proceed();
            return;
        }
        OutputStream out = answer.getOutputStream();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        answer.setOutputStream(written);
        answer.proceed();
        requests.keep(first.request(), first.kept(written.toByteArray()));
        written.writeTo(out);
    }
}
