package org.switchboard.integration.folder;

import org.switchboard.integration.camel.ForPeople;

/** A file that cannot be read as what it should be; the message names the file and the place. */
public class GarbageFile extends RuntimeException implements ForPeople {

    GarbageFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
