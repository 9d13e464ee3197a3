package org.switchboard.workorder;

import org.switchboard.workorder.model.OrderView;

/** @param joined true when the device had an order already and the report was added to it */
public record Opened(OrderView order, boolean joined) {}
