/**
 * Entries of the audit.
 */
package org.switchboard.audit.model;
