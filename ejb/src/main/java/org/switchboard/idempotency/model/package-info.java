/**
 * A request that a program may repeat, and the answer that was kept for it.
 */
package org.switchboard.idempotency.model;
