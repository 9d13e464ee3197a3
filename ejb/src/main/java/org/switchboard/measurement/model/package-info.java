/**
 * Readings of measurement points, and changes of supply that follow from them.
 */
package org.switchboard.measurement.model;
