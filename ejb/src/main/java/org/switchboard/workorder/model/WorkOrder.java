package org.switchboard.workorder.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.model.CallersOfOrder;

/** The order to repair one device. Changes by verbs only, and writes each down in its history. */
@Entity
@Table(name = "work_order")
public class WorkOrder {

    public static final int LONGEST_NOTE = 4_000;

    private static final int NUMBERS_NAMED = 10;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Column(name = "element_source")
    private String elementSource;

    @Column(name = "element_key")
    private String elementKey;

    @Column(name = "element_name")
    private String elementName;

    private String zone;

    private String symptom;

    private String reason;

    @Column(name = "customers_affected")
    private int customersAffected;

    @Column(name = "life_support")
    private int lifeSupport;

    private boolean hazard;

    @Column(name = "crew_id")
    private Long crewId;

    @Column(name = "estimated_at")
    private Instant estimatedAt;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "state_since")
    private Instant stateSince;

    @Column(name = "restored_at")
    private Instant restoredAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "ranked_at")
    private Instant rankedAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
    private List<OrderEntry> history = new ArrayList<>();

    protected WorkOrder() {
        // for Jakarta Persistence
    }

    public WorkOrder(String number, OrderOpening opening, String actor, Instant at) {
        this.number = Objects.requireNonNull(number, "number");
        this.elementSource = opening.device().source();
        this.elementKey = opening.device().key();
        this.elementName = Objects.requireNonNull(opening.deviceName(), "device name");
        this.zone = opening.zone().orElse(null);
        this.symptom = opening.symptom().orElse(null);
        this.reason = opening.reason().orElse(null);
        this.openedBy = Objects.requireNonNull(actor, "actor");
        this.state = OrderState.RECEIVED;
        this.receivedAt = at;
        this.stateSince = at;
        count(opening.customersAffected(), opening.lifeSupport());
        write(at, actor, OrderAction.RECEIVED, null);
    }

    /** The same device is reported once more: what is known of the damage only grows. */
    public void reportedAgain(OrderOpening report, String actor, Instant at) {
        count(Math.max(customersAffected, report.customersAffected()), Math.max(lifeSupport, report.lifeSupport()));
        if (symptom == null) {
            symptom = report.symptom().orElse(null);
        }
        if (reason == null) {
            reason = report.reason().orElse(null);
        }
        write(at, actor, OrderAction.REPORTED_AGAIN, report.symptom().orElse(null));
    }

    /**
     * Callers hit by the same fault.
     *
     * @param callers of this order, all of them
     */
    public void ticketsJoined(List<String> ticketNumbers, CallersOfOrder callers, String actor, Instant at) {
        requireUnrestored();
        hazard = hazard || callers.hazard();
        count(customersAffected, Math.max(lifeSupport, callers.lifeSupport()));
        write(at, actor, OrderAction.TICKET_ATTACHED, list(ticketNumbers));
    }

    /** A caller of this order reports more than was known; false when it changes nothing. */
    public boolean raise(CallersOfOrder callers, String ticketNumber, String actor, Instant at) {
        requireUnrestored();
        if ((hazard || !callers.hazard()) && callers.lifeSupport() <= lifeSupport) {
            return false;
        }
        hazard = hazard || callers.hazard();
        count(customersAffected, Math.max(lifeSupport, callers.lifeSupport()));
        write(at, actor, OrderAction.REPORTED_AGAIN, ticketNumber);
        return true;
    }

    public void ticketsLeft(List<String> ticketNumbers, String actor, Instant at) {
        write(at, actor, OrderAction.TICKET_DETACHED, list(ticketNumbers));
    }

    /** These stay open although the order is restored. */
    public void ticketsStillDark(List<String> ticketNumbers, String actor, Instant at) {
        write(at, actor, OrderAction.TICKET_STILL_DARK, list(ticketNumbers));
    }

    public void requireUnrestored() {
        if (!state.isUnrestored()) {
            throw new BusinessException("order-not-open", "state", state.wireName(), number, state);
        }
    }

    /** Gives it to a crew, or to another one. */
    public void assignTo(Crew crew, String actor, Instant at) {
        become(OrderState.ASSIGNED, at);
        this.crewId = crew.id();
        write(at, actor, OrderAction.ASSIGNED, crew.name());
    }

    public void setOut(String note, String actor, Instant at) {
        become(OrderState.EN_ROUTE, at);
        write(at, actor, OrderAction.EN_ROUTE, note);
    }

    public void arrive(String note, String actor, Instant at) {
        become(OrderState.ON_SITE, at);
        write(at, actor, OrderAction.ON_SITE, note);
    }

    public void restore(String note, String actor, Instant at) {
        become(OrderState.RESTORED, at);
        this.restoredAt = at;
        write(at, actor, OrderAction.RESTORED, note);
    }

    public void close(String note, String actor, Instant at) {
        become(OrderState.CLOSED, at);
        this.closedAt = at;
        write(at, actor, OrderAction.CLOSED, note);
    }

    public void cancel(String why, String actor, Instant at) {
        become(OrderState.CANCELLED, at);
        this.closedAt = at;
        write(at, actor, OrderAction.CANCELLED, why);
    }

    /** @param expected when supply is expected back */
    public void estimate(Instant expected, String actor, Instant at) {
        requireUnrestored();
        if (!expected.isAfter(at)) {
            throw new BusinessException("estimate-in-the-past", "estimatedAt", expected.toString(), expected);
        }
        this.estimatedAt = expected;
        write(at, actor, OrderAction.ESTIMATED, expected.toString());
    }

    public void note(String text, String actor, Instant at) {
        write(at, actor, OrderAction.NOTED, text);
    }

    /** @throws BusinessException when that state cannot follow the present one; nothing is changed */
    public void requireCanBecome(OrderState next) {
        requireTransition(state, next);
    }

    public void requireTransition(OrderState from, OrderState next) {
        if (!from.canBecome(next)) {
            throw new BusinessException("order-transition", "state", next.wireName(), number, from, next);
        }
    }

    public Long id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String number() {
        return number;
    }

    public OrderState state() {
        return state;
    }

    /** Empty for an order that belongs to every area. */
    public Optional<String> zone() {
        return Optional.ofNullable(zone);
    }

    public ElementKey device() {
        return new ElementKey(elementSource, elementKey);
    }

    public Optional<Long> crewId() {
        return Optional.ofNullable(crewId);
    }

    private void become(OrderState next, Instant at) {
        requireCanBecome(next);
        this.state = next;
        this.stateSince = at;
    }

    private void count(int customers, int onLifeSupport) {
        if (customers < 0 || onLifeSupport < 0) {
            throw new IllegalArgumentException("nobody counts less than nobody");
        }
        this.customersAffected = customers;
        this.lifeSupport = onLifeSupport;
        this.rankedAt = PriorityRule.rankedAt(receivedAt, customers, onLifeSupport, hazard);
    }

    /** The numbers, of many the first ones and how many more there are. */
    private static String list(List<String> numbers) {
        String named = numbers.stream().limit(NUMBERS_NAMED).collect(Collectors.joining(", "));
        return numbers.size() <= NUMBERS_NAMED ? named : named + " +" + (numbers.size() - NUMBERS_NAMED);
    }

    private void write(Instant at, String actor, OrderAction action, String detail) {
        history.add(new OrderEntry(this, at, actor, action, detail));
    }
}
