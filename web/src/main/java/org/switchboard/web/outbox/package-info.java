/**
 * Backing of the outbox page: destinations, and messages with what can be done about them.
 * Beans hold input and one view; {@code org.switchboard.outbox} does the work.
 */
package org.switchboard.web.outbox;
