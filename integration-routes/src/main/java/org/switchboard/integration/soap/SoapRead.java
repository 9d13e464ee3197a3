package org.switchboard.integration.soap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.PollingRead;
import org.switchboard.integration.intake.IntakeHeaders;

/**
 * Calls an operation poll by poll. Where records have a change time, a poll requests changes since the newest stored
 * one. It steps back by the overlap as long as that change is recent.
 */
public class SoapRead extends PollingRead<SoapRead.Poll> {

    private SoapService service;
    private String request;
    private String record;
    private String changed = "";
    private String since = "";

    /** What one poll remembers. */
    static final class Poll {
        private final String from;
        private Optional<String> newest;

        Poll(String from, Optional<String> newest) {
            this.from = from;
            this.newest = newest;
        }
    }

    @Override
    protected Poll newPoll(Exchange exchange) {
        if (changed.isBlank()) {
            return new Poll(since, Optional.empty());
        }
        Optional<String> stored = storedWatermark(exchange);
        Optional<Instant> requested = stored.isPresent() ? backfillSince(exchange) : Optional.empty();
        String from = requested.map(Instant::toString).orElseGet(() -> stored.map(this::startFrom)
                .orElse(since));
        return new Poll(from, stored);
    }

    /** Asks, and makes records of the answer. */
    public void call(Exchange exchange) {
        Poll poll = poll(exchange);
        List<ObjectNode> records = XmlRecord.named(
                record, service.call(request.replace("{since}", escaped(poll.from)), clock().instant()));
        records.forEach(each -> {
            String change = each.path(changed).asText("");
            if (moment(change).filter(this::isAhead).isPresent()) {
                noteAhead(exchange, change);
            } else {
                poll.newest = newer(poll.newest, change);
            }
        });
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(records);
        poll.newest.ifPresent(newest -> exchange.getMessage().setHeader(IntakeHeaders.WATERMARK, newest));
        more(exchange, false);
    }

    @Override
    protected Optional<String> reached(Poll poll) {
        return poll.newest;
    }

    private String startFrom(String stored) {
        return isStable(stored) ? stored : steppedBack(stored);
    }

    private String steppedBack(String stored) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    OffsetDateTime.parse(stored).minus(overlap()));
        } catch (DateTimeParseException noOffset) {
            return local(stored)
                    .map(time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.minus(overlap())))
                    .orElse(stored);
        }
    }

    /** Times with an offset by the moment, all others as text. One dated into the future by mistake does not count. */
    private Optional<String> newer(Optional<String> one, String other) {
        if (changed.isBlank() || other.isBlank()) {
            return one;
        }
        boolean later = one.isEmpty()
                || moment(other)
                        .flatMap(at -> moment(one.get()).map(at::isAfter))
                        .orElseGet(() -> other.compareTo(one.get()) > 0);
        return later ? Optional.of(other) : one;
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noOffset) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public void setService(SoapService service) {
        this.service = service;
    }

    /** The body's element as XML, with {@code {since}} for the newest change known. */
    public void setRequest(String request) {
        this.request = request;
    }

    /** Local name of the elements that are records. */
    public void setRecord(String record) {
        this.record = record;
    }

    /** Local name of the record's element that says when it changed; blank when none does. */
    public void setChanged(String changed) {
        this.changed = changed;
    }

    /** What {@code {since}} is before anything is known. */
    public void setSince(String since) {
        this.since = since;
    }
}
