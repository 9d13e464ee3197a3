/**
 * Outages with the history of their restoration times, for programs.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.outage;
