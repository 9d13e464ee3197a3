/**
 * Deadlines in the table {@code deadline}; the database's clock decides what is due.
 */
package org.switchboard.deadline.persistence;
