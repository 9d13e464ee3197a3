/**
 * Canonical records from whoever has them, one JSON object a line.
 * The feature {@code source} decides what becomes of each record.
 */
package org.switchboard.web.api.intake;
