package org.legacy.systems.works;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.legacy.systems.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All orders and their steps, appended to a file line by line so that a restart keeps them. */
public final class WorksBook {

    private static final Logger LOG = LoggerFactory.getLogger(WorksBook.class);

    /** The result of a message: its ticket, and 0 for a new one, 1 for a change, 2 for a repetition. */
    public record Acceptance(String ticket, int result) {}

    private final Path file;
    private final Predicate<String> deviceExists;
    private final Clock clock;
    private final Map<String, Ticket> byReference = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param deviceExists whether the crews know a device by that id */
    public WorksBook(Path file, Predicate<String> deviceExists, Clock clock) throws IOException {
        this.file = file;
        this.deviceExists = deviceExists;
        this.clock = clock;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                repeat(line);
            }
        }
    }

    private void repeat(String line) {
        try {
            JsonNode kept = Json.MAPPER.readTree(line);
            Instant at = Instant.parse(kept.path("at").asText());
            if (kept.has("fields")) {
                Map<String, String> fields = new LinkedHashMap<>();
                kept.get("fields")
                        .fields()
                        .forEachRemaining(field ->
                                fields.put(field.getKey(), field.getValue().asText()));
                enter(Order.of(fields), at);
            } else {
                move(
                        byReference.get(kept.path("reference").asText()),
                        StatusCode.valueOf(kept.path("status").asText()),
                        kept.path("memo").asText(),
                        at);
            }
        } catch (IOException e) {
            LOG.warn("line of the works book dropped, it was cut short");
        }
    }

    /** @throws Fault when the message can never be taken */
    synchronized Acceptance accept(Map<String, String> fields) {
        Order order = Order.of(fields);
        if (!deviceExists.test(order.device())) {
            throw new Fault("4103", "设备编码不存在: " + order.device());
        }
        Instant now = nextMoment();
        Acceptance acceptance = enter(order, now);
        if (acceptance.result() != 2) {
            ObjectNode kept = Json.object().put("at", now.toString());
            ObjectNode keptFields = kept.putObject("fields");
            fields.forEach(keptFields::put);
            keep(kept);
        }
        return acceptance;
    }

    private Acceptance enter(Order order, Instant at) {
        Ticket known = byReference.get(order.reference());
        if (known != null && known.hasTaken(order.messageId())) {
            known.repeated();
            return new Acceptance(known.number(), 2);
        }
        Ticket ticket = byReference.computeIfAbsent(
                order.reference(), reference -> new Ticket("FW%07d".formatted(byReference.size() + 1), order));
        ticket.apply(order, at);
        add(ticket, order.status(), false, at, order.memo());
        return new Acceptance(ticket.number(), known == null ? 0 : 1);
    }

    /** A crew reports from its job. Nothing is checked: people make mistakes. */
    public synchronized Optional<Ticket> report(String reference, StatusCode status, String memo) {
        Ticket ticket = byReference.get(reference);
        if (ticket == null) {
            return Optional.empty();
        }
        Instant now = nextMoment();
        move(ticket, status, memo, now);
        keep(Json.object()
                .put("at", now.toString())
                .put("reference", reference)
                .put("status", status.name())
                .put("memo", memo));
        return Optional.of(ticket);
    }

    private void move(Ticket ticket, StatusCode status, String memo, Instant at) {
        ticket.become(status);
        add(ticket, status, true, at, memo);
    }

    private void add(Ticket ticket, StatusCode status, boolean byCrew, Instant at, String memo) {
        steps.add(new Step(steps.size() + 1L, ticket.number(), ticket.reference(), status, byCrew, at, memo));
    }

    /** After that moment, oldest first, at most so many. */
    synchronized List<Step> stepsAfter(Instant moment, int most) {
        return steps.stream()
                .filter(step -> step.at().isAfter(moment))
                .limit(most)
                .toList();
    }

    /** Does something with each ticket, the oldest first, while nobody changes them. */
    public synchronized void each(java.util.function.Consumer<Ticket> action) {
        byReference.values().forEach(action);
    }

    /** No two steps have the same time, so that whoever asks for what came after one misses none. */
    private Instant nextMoment() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (steps.isEmpty()) {
            return now;
        }
        Instant last = steps.get(steps.size() - 1).at();
        return now.isAfter(last) ? now : last.plusMillis(1);
    }

    private void keep(ObjectNode line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
