package org.switchboard.workorder.model;

/** As much of a crew as an order needs to know. */
public record Crew(long id, String name) {}
