/**
 * Look-ups that are made while somebody waits: one GET with time limits, a circuit breaker and a bulkhead. The Kamelet
 * {@code rest-lookup-action} is built on it.
 */
package org.switchboard.integration.rest;
