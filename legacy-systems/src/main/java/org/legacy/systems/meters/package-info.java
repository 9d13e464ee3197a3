/**
 * The head-end of the smart meters: last gasps and power-ups over MQTT 5, and pings by request and response.
 * Meters of the older kinds say nothing, and some last gasps never arrive, as it is in life.
 */
package org.legacy.systems.meters;
