package org.switchboard.web.api.ndjson;

/**
 * One line of a body, without its line end.
 *
 * @param number from 1, counting empty lines too
 * @param text the line, or its beginning when it is too long
 * @param size in bytes
 */
record BodyLine(long number, String text, long size, boolean tooLong) {

    boolean isBlank() {
        return !tooLong && text.isBlank();
    }
}
