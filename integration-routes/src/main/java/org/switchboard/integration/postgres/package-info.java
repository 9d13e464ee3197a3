/**
 * Change capture: what PostgreSQL writes into its log of some tables, deletes included, after a snapshot of what is there.
 * The Kamelet {@code postgres-changes-source} is built on it.
 */
package org.switchboard.integration.postgres;
