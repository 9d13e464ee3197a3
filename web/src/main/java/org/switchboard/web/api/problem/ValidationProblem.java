package org.switchboard.web.api.problem;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Bean Validation has a mapper of the server's own, which {@link AnyProblem} would not displace. */
@Provider
public class ValidationProblem implements ExceptionMapper<ConstraintViolationException> {

    @Context
    HttpHeaders headers;

    @Context
    UriInfo address;

    @Override
    public Response toResponse(ConstraintViolationException broken) {
        return ProblemResponse.of(broken, headers, address);
    }
}
