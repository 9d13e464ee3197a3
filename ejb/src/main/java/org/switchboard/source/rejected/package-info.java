/** Rejected records: kept whole with the reason, filtered, and replayed. */
package org.switchboard.source.rejected;
