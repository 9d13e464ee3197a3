/**
 * Calls that customers were promised, for programs that dial or that keep lists of calls.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.troubleticket;
