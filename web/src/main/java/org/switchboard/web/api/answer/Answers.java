package org.switchboard.web.api.answer;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;

/** The only place that puts a body into a response, so that the compiler accepts no other body than an answer. */
public final class Answers {

    private Answers() {}

    public static ResponseBuilder ok(Answer body) {
        return Response.ok(body);
    }

    public static ResponseBuilder created(Answer body) {
        return Response.status(Response.Status.CREATED).entity(body);
    }

    /** @param address of what was created */
    public static ResponseBuilder created(URI address, Answer body) {
        return Response.created(address).entity(body);
    }
}
