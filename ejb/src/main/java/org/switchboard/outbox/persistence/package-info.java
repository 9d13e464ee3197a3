/**
 * How messages lie in the database on their way out.
 */
package org.switchboard.outbox.persistence;
