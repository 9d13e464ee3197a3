/**
 * The runtime inside the one Camel context: running routes and their permits, threads, polling reads, and the services
 * that Kamelet beans look up. It knows no route file; {@code routefile} passes routes to it.
 */
package org.switchboard.integration.camel.runtime;
