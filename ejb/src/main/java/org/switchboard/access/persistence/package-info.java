/**
 * How users and the audit trail lie in the database.
 */
package org.switchboard.access.persistence;
