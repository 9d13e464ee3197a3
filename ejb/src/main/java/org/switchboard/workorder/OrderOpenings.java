package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.outage.Outages;
import org.switchboard.outage.model.AffectedCustomers;
import org.switchboard.workorder.model.OrderOpening;

/** Begins the opening of a repair order with what is known of its device: its name and who is supplied through it. */
@ApplicationScoped
public class OrderOpenings {

    private Outages outages;

    protected OrderOpenings() {
        // for the container's proxy
    }

    @Inject
    public OrderOpenings(Outages outages) {
        this.outages = outages;
    }

    @Transactional
    public OrderOpening forDevice(@NotNull NetworkElement device) {
        AffectedCustomers affected = outages.below(device.elementKey());
        return OrderOpening.forDevice(device.elementKey(), device.name())
                .affecting(affected.customers(), affected.lifeSupport());
    }
}
