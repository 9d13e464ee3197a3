/**
 * What other systems are to be told of what people do here: written with the deed, delivered in order, and never lost.
 * Routes carry the messages; where none wants them, none are written.
 */
package org.switchboard.outbox;
