package org.legacy.systems.city;

/** WGS-84 degrees. */
public record Position(double longitude, double latitude) {}
