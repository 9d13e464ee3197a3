/** The table of audit entries. */
package org.switchboard.audit.persistence;
