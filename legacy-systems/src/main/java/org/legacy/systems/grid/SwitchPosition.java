package org.legacy.systems.grid;

import java.time.Instant;

/** The position of a switch, and since when it has it. */
public record SwitchPosition(boolean open, Instant since) {}
