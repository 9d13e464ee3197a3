package org.switchboard.web.api.text;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.switchboard.web.api.problem.ProblemException;

/** Refuses a part of the path that is no proper text, by the name that the resource has for it. */
@Provider
public class PathTextFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        for (Map.Entry<String, List<String>> parameter :
                request.getUriInfo().getPathParameters(true).entrySet()) {
            for (String value : parameter.getValue()) {
                RequestText.fault(parameter.getKey(), value, RequestText.LONGEST_PARAMETER)
                        .ifPresent(fault -> {
                            throw new ProblemException(fault);
                        });
            }
        }
    }
}
