/**
 * Tests that run inside the server, within the EAR as it was built: injection, transactions, locking, security.
 * Arquillian starts the server; the database is started before it.
 */
package org.switchboard.acceptance.container;
