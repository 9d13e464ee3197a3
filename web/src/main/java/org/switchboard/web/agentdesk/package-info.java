/**
 * The agent desk: look-up, the caller's whole situation on one page, and the actions that end a call.
 * Decides nothing itself; every action is one call of a service.
 */
package org.switchboard.web.agentdesk;
