package org.switchboard.integration.intake;

import java.util.Iterator;

/** Records that are read from something long as they are used, and know how much they have read of it. */
public interface SizedRecords extends Iterator<Object> {

    long bytesRead();
}
