/**
 * Adapter to the billing system: asks through a route that the site declares, and makes sense of what comes back.
 */
package org.switchboard.integration.billing;
