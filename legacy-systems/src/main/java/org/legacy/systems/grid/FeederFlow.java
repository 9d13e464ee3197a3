package org.legacy.systems.grid;

/**
 * The current through the breaker of a feeder.
 *
 * @param customers service points with supply that it supplies, through a tie also those of the other feeder
 * @param energised whether the line side of the breaker has voltage
 */
public record FeederFlow(int customers, boolean energised) {}
