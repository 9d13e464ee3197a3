/**
 * The SCADA outstation: switch positions and feeder analogs over IEC 60870-5-104.
 * It reports; it takes no commands.
 */
package org.legacy.systems.scada;
