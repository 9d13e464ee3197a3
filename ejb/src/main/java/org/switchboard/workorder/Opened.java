package org.switchboard.workorder;

/** @param joined true when the device had an order already and the report was added to it */
public record Opened(OrderView order, boolean joined) {}
