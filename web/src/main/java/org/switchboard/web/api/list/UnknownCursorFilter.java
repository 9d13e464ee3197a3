package org.switchboard.web.api.list;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/** Refuses a cursor for what has no next part: a program that ignores its answer would read the same part for ever. */
@Provider
public class UnknownCursorFilter implements ContainerRequestFilter {

    private static final String CURSOR = "cursor";

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("GET") && !readsCursor(resource.getResourceMethod())) {
            QueryValue.given(request.getUriInfo().getQueryParameters().getFirst(CURSOR))
                    .ifPresent(cursor -> {
                        throw new ProblemException(Problem.badValue(CURSOR, cursor, "no-cursor"));
                    });
        }
    }

    static boolean readsCursor(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .anyMatch(query -> query != null && query.value().equals(CURSOR));
    }
}
