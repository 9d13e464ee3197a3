package org.switchboard.workorder.model;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of an order's history: written once, never changed. */
@Entity
@Table(name = "work_order_entry")
public class OrderEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "work_order_id")
    private WorkOrder order;

    private Instant at;

    private String actor;

    @Enumerated(EnumType.STRING)
    private OrderAction action;

    private String detail;

    protected OrderEntry() {
        // for Jakarta Persistence
    }

    OrderEntry(WorkOrder order, Instant at, String actor, OrderAction action, String detail) {
        this.order = order;
        this.at = at;
        this.actor = actor;
        this.action = action;
        this.detail = detail;
    }
}
