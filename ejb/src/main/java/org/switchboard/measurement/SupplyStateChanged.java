package org.switchboard.measurement;

import java.util.Set;

/**
 * Telemetry of these network elements went to or from zero, or to or from unknown: a switch moved, a feeder died or came
 * back, an alarm came or went. Fired within the transaction of the intake; observe it after success.
 */
public record SupplyStateChanged(Set<String> networkElementKeys) {}
