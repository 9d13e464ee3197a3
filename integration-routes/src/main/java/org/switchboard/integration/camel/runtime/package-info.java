/**
 * What runs inside the one Camel context: running routes and which of them may run, threads, poll by poll reads, and the
 * services that beans of Kamelets look up. It knows no route file; {@code routefile} hands it routes that are read.
 */
package org.switchboard.integration.camel.runtime;
