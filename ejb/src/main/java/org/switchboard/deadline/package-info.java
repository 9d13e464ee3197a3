/**
 * Moments at which something is to be done about one thing, stored in the transaction that agrees on them. Whichever node
 * finds one due handles it, at least once and with effect once.
 */
package org.switchboard.deadline;
