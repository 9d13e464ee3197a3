/**
 * Tickets, and agreed callbacks, for programs that work on them.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.troubleticket;
