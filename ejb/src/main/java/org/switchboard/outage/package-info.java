/**
 * Outages planned and unplanned as other systems report them, with the history of their restoration times,
 * and how many customers hang below a device.
 */
package org.switchboard.outage;
