package org.switchboard.integration.meter;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.switchboard.integration.camel.LiveRoute;
import org.switchboard.integration.camel.RouteUnanswered;
import org.switchboard.integration.camel.SourceRoutes;
import org.switchboard.measurement.MeterAnswer;
import org.switchboard.measurement.MeterPing;

/**
 * Asks the route {@code direct:meter-ping} of the site's source files. It gets the meter's key in the header
 * {@code meterKey}, and gives whether the meter answered.
 */
@ApplicationScoped
public class RouteMeterPing implements MeterPing {

    public static final String METER_KEY = "meterKey";

    private static final double MOST_VOLTS = 1_000_000;
    private static final int LONGEST_SOURCE = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final String DEFAULT_SOURCE = "meters";

    private LiveRoute route;

    /** For the container's proxy. */
    protected RouteMeterPing() {}

    @Inject
    public RouteMeterPing(SourceRoutes routes) {
        this.route = new LiveRoute(routes, "meter-ping");
    }

    @Override
    @WithSpan(value = "look-up meter-ping", kind = SpanKind.CLIENT)
    public MeterAnswer ping(String meterKey) {
        try {
            return route.askAndWait(Map.of(METER_KEY, meterKey))
                    .map(RouteMeterPing::read)
                    .orElseThrow(() -> new MeterNotAsked("The route direct:meter-ping gave no JSON.", null));
        } catch (RouteUnanswered failure) {
            throw new MeterNotAsked(failure.getMessage(), failure);
        }
    }

    private static MeterAnswer read(JsonNode body) {
        if (!body.path("answered").isBoolean() || !body.path("at").isTextual()) {
            throw new MeterNotAsked("The answer is invalid: no answered, or no at.", null);
        }
        double volts = body.path("volts").asDouble(0);
        if (!(volts >= 0 && volts <= MOST_VOLTS)) {
            throw new MeterNotAsked("The answer is invalid: volts " + volts + ".", null);
        }
        String source = body.path("source").asText(DEFAULT_SOURCE);
        if (source.length() > LONGEST_SOURCE || source.chars().anyMatch(Character::isISOControl)) {
            throw new MeterNotAsked("The answer is invalid: the name of its source.", null);
        }
        return new MeterAnswer(
                source,
                body.get("answered").booleanValue(),
                Optional.of(body.path("volts")).filter(JsonNode::isNumber).map(JsonNode::doubleValue),
                body.path("relayOpen").asBoolean(false),
                moment(body.get("at").textValue()));
    }

    private static Instant moment(String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR) {
                throw new DateTimeException("the year " + moment.getYear());
            }
            return moment.toInstant();
        } catch (DateTimeException senseless) {
            throw new MeterNotAsked("The answer is invalid: " + senseless.getMessage() + ".", senseless);
        }
    }
}
