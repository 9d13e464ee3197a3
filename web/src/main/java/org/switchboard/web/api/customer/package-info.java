/**
 * Customers for programs: look-up, the whole view, the verdict.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.customer;
