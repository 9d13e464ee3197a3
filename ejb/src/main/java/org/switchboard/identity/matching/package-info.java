/**
 * Whether two records are of one person or organisation: exact keys, and a score of what agrees and differs.
 * Pure: nothing here asks a database or a clock.
 */
package org.switchboard.identity.matching;
