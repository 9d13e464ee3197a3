/**
 * The event log in PostgreSQL: its partitions, the positions of its readers, and the notifications that wake them.
 */
package org.switchboard.event.persistence;
