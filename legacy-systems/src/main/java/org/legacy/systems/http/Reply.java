package org.legacy.systems.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;

/** What goes back: a status, a media type, and something that writes the body. */
public record Reply(int status, String mediaType, Body body) {

    /** Writes the body; may stream. */
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Reply json(int status, JsonNode json) {
        return of(status, "application/json; charset=utf-8", json);
    }

    public static Reply of(int status, String mediaType, JsonNode json) {
        return new Reply(status, mediaType, out -> Json.MAPPER.writeValue(out, json));
    }

    /** One JSON object a line. */
    public static Reply lines(Body body) {
        return new Reply(200, "application/x-ndjson; charset=utf-8", body);
    }
}
