/**
 * Refusals and failures as RFC 9457 problem details, in the caller's language, naming the field and the value at fault.
 * An internal failure has an incident number that is in the log, and no internal detail.
 */
package org.switchboard.web.api.problem;
