/**
 * The way back: routes that begin at the outbox and end in another system. What went wrong there is told apart into what
 * may go better another time and what never will.
 */
package org.switchboard.integration.outbox;
