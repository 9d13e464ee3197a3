/**
 * What every look-up uses while somebody waits: a circuit breaker, failures as sentences, the mapping of the answer.
 */
package org.switchboard.integration.lookup;
