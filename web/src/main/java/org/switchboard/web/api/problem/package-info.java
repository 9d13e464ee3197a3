/**
 * Refusals and failures as RFC 9457 problem details, in the caller's language, naming the field and the value at fault.
 * A failure of ours carries an incident number that stands in the log, and nothing of its inside.
 */
package org.switchboard.web.api.problem;
