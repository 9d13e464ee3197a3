/**
 * The one Camel context and the site's route files in it: start and stop, trial before use, reload, roll-back, and
 * which feeds suffer when a route fails.
 */
package org.switchboard.integration.camel;
