package org.switchboard.integration.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.switchboard.outbox.Deliveries;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxMessage;

/** An outbox in memory; how the true one keeps order and leases is tested over its tables. */
public final class MemoryDeliveries extends Deliveries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Long, OutboxMessage> messages = new LinkedHashMap<>();
    private final Set<Runnable> listeners = new HashSet<>();
    private final Map<String, Set<Destination>> declared = new LinkedHashMap<>();

    /** @param payload as JSON */
    public synchronized OutboxMessage enqueue(String destination, String key, long sequence, String payload) {
        try {
            OutboxMessage message = new OutboxMessage(
                    messages.size() + 1L,
                    new Destination(destination, "work-order"),
                    key,
                    sequence,
                    UUID.randomUUID(),
                    JSON.readTree(payload),
                    MessageState.WAITING,
                    Instant.now(),
                    0,
                    Optional.of(Instant.now()),
                    Optional.empty(),
                    Optional.empty());
            messages.put(message.id(), message);
            listeners.forEach(Runnable::run);
            return message;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** As it stands now. */
    public synchronized OutboxMessage find(OutboxMessage message) {
        return messages.get(message.id());
    }

    public synchronized Set<Destination> declaredBy(String file) {
        return declared.getOrDefault(file, Set.of());
    }

    @Override
    public synchronized void declared(String file, Set<Destination> destinations) {
        declared.put(file, destinations);
    }

    @Override
    public synchronized List<Claimed> claim(Destination destination, int most, Duration lease) {
        Set<String> held = new HashSet<>();
        List<Claimed> due = new ArrayList<>();
        for (OutboxMessage message : messages.values()) {
            boolean inLine = message.state() == MessageState.WAITING || message.state() == MessageState.REFUSED;
            if (message.destination().equals(destination) && inLine && held.add(message.key())) {
                boolean now = message.state() == MessageState.WAITING
                        && !message.nextAttemptAt().orElseThrow().isAfter(Instant.now());
                if (now && due.size() < most) {
                    due.add(new Claimed(message, UUID.randomUUID()));
                }
            }
        }
        return due;
    }

    @Override
    public synchronized Optional<Duration> untilNext(Destination destination) {
        return messages.values().stream()
                .filter(message -> message.state() == MessageState.WAITING
                        && message.destination().equals(destination))
                .map(message ->
                        Duration.between(Instant.now(), message.nextAttemptAt().orElseThrow()))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .min(Duration::compareTo);
    }

    @Override
    public synchronized void addListener(Destination destination, Runnable wake) {
        listeners.add(wake);
    }

    @Override
    public synchronized void removeListener(Destination destination, Runnable wake) {
        listeners.remove(wake);
    }

    @Override
    public synchronized boolean extendLease(Claimed claimed, Duration lease) {
        return true;
    }

    @Override
    public synchronized void delivered(Claimed claimed) {
        become(claimed, MessageState.DELIVERED, Optional.empty(), Duration.ZERO);
    }

    @Override
    public synchronized void notNeeded(Claimed claimed, String reason) {
        become(claimed, MessageState.SET_ASIDE, Optional.of(reason), Duration.ZERO);
    }

    @Override
    public synchronized void failed(Claimed claimed, String reason, Duration pause) {
        become(claimed, MessageState.WAITING, Optional.of(reason), pause);
    }

    @Override
    public synchronized void refused(Claimed claimed, String reason) {
        become(claimed, MessageState.REFUSED, Optional.of(reason), Duration.ZERO);
    }

    @Override
    public void release(List<Claimed> untried) {
        // nobody else wants them
    }

    @Override
    public synchronized void answersAgain(Destination destination) {
        // nothing waits long enough in a test
    }

    private void become(Claimed claimed, MessageState state, Optional<String> reason, Duration pause) {
        OutboxMessage before = claimed.message();
        messages.put(
                before.id(),
                new OutboxMessage(
                        before.id(),
                        before.destination(),
                        before.key(),
                        before.sequence(),
                        before.idempotencyKey(),
                        before.payload(),
                        state,
                        before.madeAt(),
                        before.attempts() + 1,
                        Optional.of(Instant.now().plus(pause)),
                        reason,
                        Optional.empty()));
    }
}
