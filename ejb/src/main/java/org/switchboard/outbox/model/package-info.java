/**
 * Messages to other systems, their destinations and states.
 */
package org.switchboard.outbox.model;
