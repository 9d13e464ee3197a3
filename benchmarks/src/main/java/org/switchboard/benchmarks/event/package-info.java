/**
 * The rate of the event log, without a server.
 */
package org.switchboard.benchmarks.event;
