/**
 * How outages and outage plans lie in their tables, and the set-based queries over them.
 */
package org.switchboard.outage.persistence;
