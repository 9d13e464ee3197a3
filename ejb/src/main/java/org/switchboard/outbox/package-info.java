/**
 * Messages to other systems about changes made here: stored with the change, delivered in order, never lost.
 * Routes carry the messages; where none wants them, none are written.
 */
package org.switchboard.outbox;
