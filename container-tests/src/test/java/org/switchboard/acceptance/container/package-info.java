/**
 * Tests that run inside the server, within the EAR as it was built: injection, transactions, locking, security.
 * Every {@code *IT} of this package is deployed, all of them once; it needs {@code @ArquillianTest} and no more.
 */
package org.switchboard.acceptance.container;
