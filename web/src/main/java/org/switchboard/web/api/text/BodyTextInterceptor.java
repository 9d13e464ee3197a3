package org.switchboard.web.api.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/** Refuses a JSON body in which a name or a text is no proper text, or an element of a list is null, by the property's name. Lines of NDJSON are records. */
@Provider
public class BodyTextInterceptor implements ReaderInterceptor {

    /** As at the edge of the server, for a body that came past it. */
    static final int LARGEST_BODY = 256 << 10;

    /** No request has more objects and lists within each other; readers after this one call themselves for each. */
    private static final int DEEPEST = 50;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getMediaType() != null && context.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            byte[] body = context.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_LARGE));
            }
            fault(body).ifPresent(fault -> {
                throw new ProblemException(fault);
            });
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** What is no JSON at all is left to who reads it. */
    static Optional<Problem> fault(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NULL && parser.getParsingContext().inArray()) {
                    return Optional.of(
                            Problem.badValue(name(parser.getParsingContext().pathAsPointer()), "null", "text"));
                }
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text && RequestText.hasControl(parser.getText())) {
                    return Optional.of(Problem.badValue(
                            name(parser.getParsingContext().pathAsPointer()), parser.getText(), "text"));
                }
            }
            return Optional.empty();
        } catch (StreamConstraintsException beyondLimits) {
            return Optional.of(Problem.of(ProblemKind.MALFORMED_BODY));
        } catch (JsonParseException noJson) {
            return Optional.empty();
        }
    }

    /** callback.telephone, hazards.0 */
    private static String name(JsonPointer place) {
        return place.toString().replaceFirst("^/", "").replace('/', '.');
    }
}
