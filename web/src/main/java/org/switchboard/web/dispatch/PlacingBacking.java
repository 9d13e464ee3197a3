package org.switchboard.web.dispatch;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.workorder.OrderTickets;
import org.switchboard.workorder.TicketPlacement;
import org.switchboard.workorder.model.SeenOrder;

/** The ticket that the dispatcher gives an order: a new one for a device, or an existing one. */
@Named("placing")
@ViewScoped
@ReportsBusinessExceptions
public class PlacingBacking implements Serializable {

    @Inject
    TicketPlacement placement;

    @Inject
    OrderTickets orderTickets;

    @Inject
    OrderBacking order;

    @Inject
    WaitingTicketsBacking waiting;

    @Inject
    Screens screens;

    private Long ticketId;
    /** In the form of {@link ElementKey#text}. */
    private String device;

    private Long orderId;
    private transient TicketPlacement.Choices choices;

    public void choose(long id) {
        ticketId = id;
        device = null;
        orderId = null;
        choices = placement.of(id, screens.actor());
    }

    public void cancel() {
        ticketId = null;
        choices = null;
    }

    public void createOrder() {
        if (device == null || device.isBlank()) {
            throw new BusinessException("no-device-chosen", "networkElementKey", "");
        }
        placed(placement
                .order(ticketId, ElementKey.ofText(device), screens.actor())
                .order()
                .id());
    }

    public void attach() {
        if (orderId == null) {
            throw new BusinessException("no-order-chosen", "order", "");
        }
        placed(orderTickets
                .attach(SeenOrder.withoutVersionCheck(orderId), ticketId, screens.actor())
                .id());
    }

    private void placed(long placedOn) {
        cancel();
        waiting.refresh();
        order.open(placedOn);
        order.addMessage(order.getOpen().order());
    }

    public TicketPlacement.Choices getChoices() {
        if (choices == null && ticketId != null) {
            choices = placement.of(ticketId, screens.actor());
        }
        return choices;
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(String device) {
        this.device = device;
    }

    public Long getOrderId() {
        return orderId;
    }

    public void setOrderId(Long orderId) {
        this.orderId = orderId;
    }
}
