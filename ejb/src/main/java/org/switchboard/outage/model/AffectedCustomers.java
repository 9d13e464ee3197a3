package org.switchboard.outage.model;

/** How many customers are below a device, and how many of them need life support. */
public record AffectedCustomers(int customers, int lifeSupport) {}
