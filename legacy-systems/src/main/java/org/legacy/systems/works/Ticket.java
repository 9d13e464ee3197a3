package org.legacy.systems.works;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A job as the crews know it. Changed and read under the lock of its {@link WorksBook}. */
public final class Ticket {

    /** One message of the centre about it, as it came. */
    public record Receipt(String messageId, StatusCode status, Instant at) {}

    private final String number;
    private final String reference;
    private final List<Receipt> receipts = new ArrayList<>();
    private Order order;
    private StatusCode status = StatusCode.ACCEPTED;
    private int repetitions;

    Ticket(String number, Order order) {
        this.number = number;
        this.reference = order.reference();
        this.order = order;
    }

    /** The dispatch centre reports a state; a later state of the crews stays. */
    void apply(Order order, Instant at) {
        order = order;
        receipts.add(new Receipt(order.messageId(), order.status(), at));
        if (order.status().compareTo(status) > 0) {
            status = order.status();
        }
    }

    boolean hasTaken(String messageId) {
        return receipts.stream().anyMatch(receipt -> receipt.messageId().equals(messageId));
    }

    void repeated() {
        repetitions++;
    }

    void become(StatusCode reached) {
        status = reached;
    }

    public String number() {
        return number;
    }

    public String reference() {
        return reference;
    }

    public Order order() {
        return order;
    }

    public StatusCode status() {
        return status;
    }

    /** In the order in which they came, each message once. */
    public List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    /** How many messages came a second time. */
    public int repetitions() {
        return repetitions;
    }
}
