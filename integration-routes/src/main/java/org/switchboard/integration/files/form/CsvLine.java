package org.switchboard.integration.files.form;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one CSV record (RFC 4180), which a quoted value may spread over several lines. We take lines apart
 * ourselves because a parser of whole files gives up at the first bad one.
 */
final class CsvLine {

    private enum Place {
        BEGINNING_OF_VALUE,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private static final char QUOTE = '"';

    private final char delimiter;
    private final List<String> values = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private Place place = Place.BEGINNING_OF_VALUE;
    private boolean broken;

    CsvLine(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Takes the next line of the record. */
    void add(String line) {
        if (place == Place.QUOTED) {
            value.append('\n');
        }
        for (int i = 0; i < line.length() && !broken; i++) {
            add(line.charAt(i));
        }
        if (place != Place.QUOTED) {
            endValue();
        }
    }

    /** Whether a quoted value goes on in the next line. */
    boolean isOpen() {
        return place == Place.QUOTED;
    }

    /** Whether something stands between the end of a quoted value and the delimiter. */
    boolean isBroken() {
        return broken;
    }

    List<String> values() {
        return values;
    }

    private void add(char letter) {
        switch (place) {
            case BEGINNING_OF_VALUE, PLAIN -> {
                if (letter == delimiter) {
                    endValue();
                } else if (letter == QUOTE && place == Place.BEGINNING_OF_VALUE) {
                    place = Place.QUOTED;
                } else {
                    place = Place.PLAIN;
                    value.append(letter);
                }
            }
            case QUOTED -> {
                if (letter == QUOTE) {
                    place = Place.AFTER_QUOTE;
                } else {
                    value.append(letter);
                }
            }
            case AFTER_QUOTE -> {
                if (letter == QUOTE) {
                    place = Place.QUOTED;
                    value.append(QUOTE);
                } else if (letter == delimiter) {
                    endValue();
                } else {
                    broken = true;
                }
            }
        }
    }

    private void endValue() {
        values.add(value.toString());
        value.setLength(0);
        place = Place.BEGINNING_OF_VALUE;
    }
}
