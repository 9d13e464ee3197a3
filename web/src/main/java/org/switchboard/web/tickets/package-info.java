/**
 * The list of tickets and the one that is open, for agents, dispatchers and supervisors.
 * The service decides which step may follow which; the page offers only that.
 */
package org.switchboard.web.tickets;
