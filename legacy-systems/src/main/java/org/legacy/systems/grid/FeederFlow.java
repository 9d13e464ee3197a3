package org.legacy.estate.grid;

/**
 * What the breaker of a feeder carries.
 *
 * @param customers service points with supply that hang on it, through a tie also those of the other feeder
 * @param energised whether the line side of the breaker has voltage
 */
public record FeederFlow(int customers, boolean energised) {}
