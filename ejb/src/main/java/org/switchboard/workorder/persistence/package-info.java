/**
 * How repair orders and crews lie in the database, and how the records of crew and field systems come in.
 */
package org.switchboard.workorder.persistence;
