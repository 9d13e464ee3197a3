package org.switchboard.web.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Whatever a call ends with, the caller gets a problem. */
@Provider
public class AnyProblem implements ExceptionMapper<Throwable> {

    @Context
    HttpHeaders headers;

    @Context
    UriInfo address;

    @Override
    public Response toResponse(Throwable thrown) {
        return ProblemResponse.of(thrown, headers, address);
    }
}
