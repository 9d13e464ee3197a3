/**
 * What we hold, given out again as canonical records: a stream of lines, whatever its length.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.export;
