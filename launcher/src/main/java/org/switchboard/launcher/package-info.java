/**
 * Starts and stops the whole of Switchboard on one machine: database, legacy systems, server.
 * Used by {@code ./run}, by the acceptance tests and by the benchmarks; no part of the product that a site installs.
 */
package org.switchboard.launcher;
