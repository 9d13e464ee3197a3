package org.switchboard.troubleticket.model;

/**
 * Who the open tickets of a repair order belong to.
 *
 * @param lifeSupport how many customers on life support
 * @param hazard whether one of the tickets reports a danger
 */
public record CallersOfOrder(int lifeSupport, boolean hazard) {}
