/** Who changed what, and when: entries that services write and administrators read. */
package org.switchboard.audit;
