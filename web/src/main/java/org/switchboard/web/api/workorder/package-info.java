/**
 * Repair orders and crews, for programs of dispatchers and of field systems.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.workorder;
