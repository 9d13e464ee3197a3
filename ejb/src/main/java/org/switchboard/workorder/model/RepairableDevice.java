package org.switchboard.workorder.model;

import org.switchboard.network.model.ElementKey;

/** A device that a repair order can be made for. */
public record RepairableDevice(ElementKey element, String name, String kind) {}
