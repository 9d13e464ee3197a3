/**
 * Calls of customers without supply, from whichever program takes them.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.troublecall;
