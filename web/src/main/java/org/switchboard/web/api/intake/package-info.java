/**
 * Canonical records from whoever has them, one JSON object a line, read as a stream: memory does not grow with the body.
 * The feature {@code source} decides what becomes of each record; here bytes become lines and lines become records.
 */
package org.switchboard.web.api.intake;
