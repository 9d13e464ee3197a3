/**
 * Planned and unplanned outages, their restoration times, and the customers they affect.
 */
package org.switchboard.outage.model;
