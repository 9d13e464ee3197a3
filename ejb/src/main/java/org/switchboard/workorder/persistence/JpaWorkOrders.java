package org.switchboard.workorder.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.switchboard.database.LostUpdate;
import org.switchboard.network.model.ElementKey;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrders;

/** Repair orders in the table {@code work_order}. */
@ApplicationScoped
public class JpaWorkOrders implements WorkOrders {

    @Inject
    EntityManager entities;

    protected JpaWorkOrders() {
        // for the container's proxy
    }

    public JpaWorkOrders(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public long nextNumber() {
        return ((Number) entities.createNativeQuery("select nextval('work_order_number')")
                        .getSingleResult())
                .longValue();
    }

    @Override
    public void add(WorkOrder order) {
        entities.persist(order);
        entities.flush();
    }

    @Override
    public Optional<WorkOrder> find(long id) {
        return Optional.ofNullable(entities.find(WorkOrder.class, id));
    }

    @Override
    public WorkOrder locked(long id) {
        WorkOrder order = entities.find(WorkOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(order, LockModeType.PESSIMISTIC_WRITE);
        return order;
    }

    @Override
    public Optional<WorkOrder> numbered(String number) {
        return entities.createQuery("select o from WorkOrder o where o.number = :number", WorkOrder.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<WorkOrder> unrestoredOf(ElementKey device) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, "work_order " + device.source() + " " + device.key())
                .getResultList();
        return entities.createQuery(
                        "select o from WorkOrder o where o.elementSource = :source and o.elementKey = :key"
                                + " and o.state in :unrestored",
                        WorkOrder.class)
                .setParameter("source", device.source())
                .setParameter("key", device.key())
                .setParameter("unrestored", OrderState.UNRESTORED)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void changed(WorkOrder order) {
        LostUpdate.refuse(entities, "work order", order.number());
    }
}
