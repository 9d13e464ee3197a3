/**
 * Support for tests of routes: source routes in their own folder, over in-memory fakes of the intake.
 */
package org.switchboard.integration.testing;
