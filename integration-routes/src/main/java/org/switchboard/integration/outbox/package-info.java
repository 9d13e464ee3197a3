/**
 * Outgoing routes: they begin at the outbox and end in another system. Failures are divided into temporary and
 * permanent ones.
 */
package org.switchboard.integration.outbox;
