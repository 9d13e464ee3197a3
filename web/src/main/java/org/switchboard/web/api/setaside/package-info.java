/**
 * Events and deadlines that failed too often, for programs: why, and what is to become of them.
 * Resources only translate; {@code org.switchboard.setaside} and {@code org.switchboard.deadline} do the work.
 */
package org.switchboard.web.api.setaside;
