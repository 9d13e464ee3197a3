/**
 * The list of tickets and the one that is open, for agents, dispatchers and supervisors.
 * What may follow on what is the service's to say; the page offers only that.
 */
package org.switchboard.web.tickets;
