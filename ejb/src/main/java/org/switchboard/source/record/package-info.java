/**
 * How records of each type are written to the table of their feature and read from it.
 */
package org.switchboard.source.record;
