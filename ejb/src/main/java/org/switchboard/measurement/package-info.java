/**
 * What telemetry says: the last value of each measurement point, and with it the position of each switch.
 * A switch-state is 0 when open and 1 when closed; anything else, or bad quality, is no position.
 */
package org.switchboard.measurement;
