/**
 * The outbox for programs: what waits for other systems, what they refused, and what is to become of it.
 * Resources only translate; {@code org.switchboard.outbox} does the work.
 */
package org.switchboard.web.api.outbox;
