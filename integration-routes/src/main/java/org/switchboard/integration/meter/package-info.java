/**
 * Adapter to what asks meters: through a route that the site declares, and makes sense of what comes back.
 */
package org.switchboard.integration.meter;
