package org.switchboard.integration.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.PollingRead;
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
        exchange.getMessage().setBody(null);
    }

    /** Takes the features out of the answer. */
    public void page(Exchange exchange) throws IOException {
        Poll poll = poll(exchange);
        JsonNode answer = parse(exchange.getMessage().getBody(InputStream.class));
        if (!answer.path("features").isArray()) {
            throw new InvalidFeaturePage("The answer to " + poll.next + " holds no features.", null);
        }
        List<JsonNode> features = new ArrayList<>();
        answer.path("features").forEach(features::add);
        features.forEach(feature -> poll.newest = newest(poll.newest, changeOf(feature)));
        Optional<URI> next = nextOf(answer).map(link -> poll.next.resolve(link));
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
        return URI.create(base + "/collections/" + collection + "/items?limit=" + limit + since);
    }

    private Instant startFrom(Instant stored) {
        // both ends of the interval are included, and servers keep milliseconds at best
        return isStable(stored.toString()) && !isCurrent(stored) ? stored.plusMillis(1) : stored.minus(overlap());
    }

    private boolean isIncremental() {
        return !changedProperty.isBlank();
    }

    /** A change that is dated into the future by mistake does not count, or nothing before it would be asked for. */
    private Optional<Instant> changeOf(JsonNode feature) {
        JsonNode changed = feature.path("properties").path(changedProperty);
        if (!isIncremental() || !changed.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(changed.asText()).toInstant())
                    .filter(moment -> !isAhead(moment));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> newest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && one.get().isAfter(other.get()) || other.isEmpty() ? one : other;
    }

    private static Optional<String> nextOf(JsonNode answer) {
        for (JsonNode link : answer.path("links")) {
            if ("next".equals(link.path("rel").asText()) && link.path("href").isTextual()) {
                return Optional.of(link.path("href").asText());
            }
        }
        return Optional.empty();
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

    public void setLimit(int limit) {
        this.limit = limit;
    }

    public void setChangedProperty(String changedProperty) {
        this.changedProperty = changedProperty;
    }
}
