package org.switchboard.workorder.model;

/** A device that a repair order can be made for. */
public record RepairableDevice(String key, String name, String kind) {}
