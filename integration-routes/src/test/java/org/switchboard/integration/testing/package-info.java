/**
 * The ground that tests of routes stand on: source routes in a folder of their own, over fakes of the intake that keep
 * everything in memory.
 */
package org.switchboard.integration.testing;
