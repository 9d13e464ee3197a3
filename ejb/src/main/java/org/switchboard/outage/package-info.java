/**
 * Outages planned and unplanned as other systems report them, with the history of their restoration times,
 * and how many customers are below a device.
 */
package org.switchboard.outage;
