/**
 * How measurement points and last values lie in their tables.
 */
package org.switchboard.measurement.persistence;
