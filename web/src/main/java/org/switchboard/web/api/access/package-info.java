/**
 * Users, for programs of the administrators.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.access;
