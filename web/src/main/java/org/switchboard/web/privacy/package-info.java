/** Privacy for the administrator: export and erasure of one person, retention periods, and what was deleted when. */
package org.switchboard.web.privacy;
