package org.switchboard.troubleticket.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Symptom;

/** What a merge changed at both tickets, kept for its undoing. */
@Entity
@Table(name = "ticket_merge")
public class TicketMerge {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(name = "merged_id", updatable = false)
    private Long mergedId;

    @Column(name = "into_id", updatable = false)
    private Long intoId;

    @Column(name = "merged_by", updatable = false)
    private String mergedBy;

    @Column(name = "merged_at", updatable = false)
    private Instant mergedAt;

    @Column(name = "undone_by")
    private String undoneBy;

    @Column(name = "undone_at")
    private Instant undoneAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "merged_state", updatable = false)
    private TicketState mergedState;

    @Column(name = "merged_state_since", updatable = false)
    private Instant mergedStateSince;

    @Column(name = "merged_order_id", updatable = false)
    private Long mergedOrderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "priority_before", updatable = false)
    private TicketPriority priorityBefore;

    @Enumerated(EnumType.STRING)
    @Column(name = "priority_after", updatable = false)
    private TicketPriority priorityAfter;

    @Convert(converter = SymptomCode.class)
    @Column(name = "symptom_before", updatable = false)
    private Symptom symptomBefore;

    @Convert(converter = SymptomCode.class)
    @Column(name = "symptom_after", updatable = false)
    private Symptom symptomAfter;

    @Convert(converter = HazardCodes.class)
    @Column(name = "hazards_before", updatable = false)
    private Set<Hazard> hazardsBefore = Set.of();

    @Convert(converter = HazardCodes.class)
    @Column(name = "hazards_after", updatable = false)
    private Set<Hazard> hazardsAfter = Set.of();

    @Column(name = "order_before", updatable = false)
    private Long orderBefore;

    @Column(name = "order_after", updatable = false)
    private Long orderAfter;

    protected TicketMerge() {
        // for Jakarta Persistence
    }

    /** What of a ticket a merge or a further call may change; the symptom and the order may be null. */
    record Values(TicketPriority priority, Symptom symptom, Set<Hazard> hazards, Long orderId) {

        /** The more urgent of both and the hazards of both; these values keep their order when they have one. */
        Values and(Values other) {
            Set<Hazard> all = new HashSet<>(hazards);
            all.addAll(other.hazards);
            return new Values(
                    priority.orMoreUrgent(other.priority),
                    worse(symptom, other.symptom),
                    Set.copyOf(all),
                    orderId == null ? other.orderId : orderId);
        }

        private static Symptom worse(Symptom one, Symptom other) {
            return one == null || other == null ? Optional.ofNullable(one).orElse(other) : one.worse(other);
        }
    }

    TicketMerge(
            TroubleTicket merged,
            Long mergedOrder,
            Instant stateSince,
            TroubleTicket into,
            Values before,
            Values after) {
        this.mergedId = merged.id();
        this.mergedState = merged.state();
        this.mergedStateSince = stateSince;
        this.mergedOrderId = mergedOrder;
        this.intoId = into.id();
        this.priorityBefore = before.priority;
        this.priorityAfter = after.priority;
        this.symptomBefore = before.symptom;
        this.symptomAfter = after.symptom;
        this.hazardsBefore = before.hazards;
        this.hazardsAfter = after.hazards;
        this.orderBefore = before.orderId;
        this.orderAfter = after.orderId;
    }

    TicketMerge decided(String by, Instant at) {
        this.mergedBy = by;
        this.mergedAt = at;
        return this;
    }

    void undone(String by, Instant at) {
        this.undoneBy = by;
        this.undoneAt = at;
    }

    /** The surviving ticket's values without the merge; what was changed since then stays. */
    Values without(Values now) {
        return new Values(
                now.priority == priorityAfter ? priorityBefore : now.priority,
                now.symptom == symptomAfter ? symptomBefore : now.symptom,
                now.hazards.equals(hazardsAfter) ? hazardsBefore : now.hazards,
                Objects.equals(now.orderId, orderAfter) ? orderBefore : now.orderId);
    }

    public Long intoId() {
        return intoId;
    }

    public Optional<Long> mergedOrderId() {
        return Optional.ofNullable(mergedOrderId);
    }

    TicketState mergedState() {
        return mergedState;
    }

    Instant mergedStateSince() {
        return mergedStateSince;
    }
}
