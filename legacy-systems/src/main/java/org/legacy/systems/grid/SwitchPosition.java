package org.legacy.estate.grid;

import java.time.Instant;

/** How a switch stands, and since when. */
public record SwitchPosition(boolean open, Instant since) {}
