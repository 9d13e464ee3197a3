/**
 * How idempotency keys and kept answers lie in the database.
 */
package org.switchboard.idempotency.persistence;
