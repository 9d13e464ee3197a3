package org.switchboard.integration.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.PollingRead;
import org.switchboard.integration.http.Address;
import org.switchboard.integration.http.SignIn;
import org.switchboard.integration.intake.IntakeHeaders;
import org.switchboard.source.SourceJson;

/**
 * Reads a collection of an OGC API, poll by poll and page by page along the {@code next} links. The Kamelet calls
 * {@link #begin}, then for each page {@link #nextPage}, Camel's HTTP component and {@link #page}, and {@link #end} at
 * last.
 *
 * <p>Where features have a change time, a poll requests changes since the newest stored one. It steps back by the
 * overlap as long as that change is recent. The watermark moves when the last page is stored, because servers need not
 * give features in the order of their change.
 */
public class FeaturesRead extends PollingRead<FeaturesRead.Poll> {

    private static final ObjectMapper JSON = SourceJson.mapper().build();

    private String url;
    private String collection;
    private int limit;
    private String crs = "";
    private SignIn signIn = new SignIn();
    private String changedProperty = "";

    /** What one poll remembers from page to page. */
    static final class Poll {
        private URI next;
        private Optional<Instant> newest;

        Poll(URI first, Optional<Instant> stored) {
            this.next = first;
            this.newest = stored;
        }
    }

    @Override
    protected Poll newPoll(Exchange exchange) {
        Optional<Instant> stored = isIncremental() ? storedWatermark(exchange).map(Instant::parse) : Optional.empty();
        Optional<Instant> requested = stored.isPresent() ? backfillSince(exchange) : Optional.empty();
        return new Poll(firstPage(requested.or(() -> stored)), stored);
    }

    /** Asks for the next page. */
    public void nextPage(Exchange exchange) {
        if (stopsBeforeNextPage(exchange)) {
            return;
        }
        URI page = poll(exchange).next;
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
        exchange.getMessage().setHeader(Exchange.HTTP_URI, withoutQuery(page));
        Optional.ofNullable(page.getRawQuery())
                .ifPresent(query -> exchange.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, query));
        exchange.getMessage().setHeader("Accept", "application/geo+json, application/json");
        signIn.to(exchange.getMessage());
        exchange.getMessage().setBody(null);
    }

    /** Takes the features out of the answer. */
    public void page(Exchange exchange) throws IOException {
        Poll poll = poll(exchange);
        String contentCrs = exchange.getMessage().getHeader("Content-Crs", "", String.class);
        JsonNode answer = parse(exchange.getMessage().getBody(InputStream.class));
        if (!answer.path("features").isArray()) {
            throw new InvalidFeaturePage("The answer to " + poll.next + " holds no features.", null);
        }
        CoordinateSystem system = CoordinateSystem.ofAnswer(contentCrs, crs);
        List<JsonNode> features = new ArrayList<>();
        answer.path("features").forEach(feature -> features.add(system.applied(feature)));
        noteChanges(exchange, poll, features);
        Optional<URI> next = nextOf(answer).map(link -> poll.next.resolve(link));
        next.ifPresent(this::requireSameOrigin);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(features);
        if (next.isPresent()) {
            poll.next = next.get();
        } else {
            poll.newest.ifPresent(
                    moment -> exchange.getMessage().setHeader(IntakeHeaders.WATERMARK, moment.toString()));
        }
        more(exchange, next.isPresent());
    }

    @Override
    protected Optional<String> reached(Poll poll) {
        return poll.newest.map(Instant::toString);
    }

    private URI firstPage(Optional<Instant> stored) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        String since = stored.map(
                        moment -> "&datetime=" + DateTimeFormatter.ISO_INSTANT.format(startFrom(moment)) + "/..")
                .orElse("");
        String system = crs.isBlank() ? "" : "&crs=" + URLEncoder.encode(crs, StandardCharsets.UTF_8);
        return URI.create(base + "/collections/" + collection + "/items?limit=" + limit + since + system);
    }

    private Instant startFrom(Instant stored) {
        // both ends of the interval are included, and servers keep milliseconds at best
        return isStable(stored.toString()) && !isCurrent(stored) ? stored.plusMillis(1) : stored.minus(overlap());
    }

    private boolean isIncremental() {
        return !changedProperty.isBlank();
    }

    /** A change that is dated into the future by mistake does not count, or nothing before it would be asked for. */
    private void noteChanges(Exchange exchange, Poll poll, List<JsonNode> features) {
        Optional<Instant> ahead = Optional.empty();
        for (JsonNode feature : features) {
            Optional<Instant> change = changeOf(feature);
            if (change.filter(this::isAhead).isPresent()) {
                ahead = newest(ahead, change);
            } else {
                poll.newest = newest(poll.newest, change);
            }
        }
        ahead.ifPresent(furthest -> noteAhead(exchange, furthest.toString()));
    }

    private Optional<Instant> changeOf(JsonNode feature) {
        JsonNode changed = feature.path("properties").path(changedProperty);
        if (!isIncremental() || !changed.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(changed.asText()).toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> newest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && one.get().isAfter(other.get()) || other.isEmpty() ? one : other;
    }

    /** A server links to the next page in each form that it knows: GeoJSON first, then one that says no form. */
    private static Optional<String> nextOf(JsonNode answer) {
        List<JsonNode> links = new ArrayList<>();
        for (JsonNode link : answer.path("links")) {
            if ("next".equals(link.path("rel").asText()) && link.path("href").isTextual()) {
                links.add(link);
            }
        }
        return Stream.of("application/geo+json", "application/vnd.geo+json", "application/json", "")
                .flatMap(type -> links.stream()
                        .filter(link ->
                                link.path("type").asText().split(";")[0].strip().equalsIgnoreCase(type)))
                .findFirst()
                .map(link -> link.path("href").asText());
    }

    private void requireSameOrigin(URI next) {
        if (!Address.sameOrigin(URI.create(url), next)) {
            throw new InvalidFeaturePage(
                    "The next page is said to be on another server, " + next.getScheme() + "://"
                            + next.getRawAuthority() + "; it is not asked, since it would see the credentials.",
                    null);
        }
    }

    private static String withoutQuery(URI page) {
        String text = page.toString();
        return page.getRawQuery() == null ? text : text.substring(0, text.indexOf('?'));
    }

    private static JsonNode parse(InputStream answer) throws IOException {
        if (answer == null) {
            throw new InvalidFeaturePage("The answer is empty.", null);
        }
        try (answer) {
            return JSON.readTree(answer);
        } catch (JsonProcessingException malformed) {
            throw new InvalidFeaturePage("The answer is not JSON: " + malformed.getOriginalMessage() + ".", malformed);
        }
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public void setCollection(String collection) {
        this.collection = collection;
    }

    /** The address of the coordinate system that is asked for; blank for that of GeoJSON. */
    public void setCrs(String crs) {
        this.crs = crs;
    }

    public void setSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }

    public void setChangedProperty(String changedProperty) {
        this.changedProperty = changedProperty;
    }
}
