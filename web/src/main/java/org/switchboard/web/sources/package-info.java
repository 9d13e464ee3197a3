/**
 * The integrator's page: how each source system's feeds fare, which route files run, which records were refused and why.
 * Looks and replays; the files belong to the operator, and no page writes to them.
 */
package org.switchboard.web.sources;
