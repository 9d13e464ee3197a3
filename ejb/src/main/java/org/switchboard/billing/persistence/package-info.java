/**
 * How bills and the last known balances lie in their tables.
 */
package org.switchboard.billing.persistence;
