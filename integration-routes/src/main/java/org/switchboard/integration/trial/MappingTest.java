package org.switchboard.integration.trial;

import java.util.Optional;

/**
 * What became of one test of a mapping.
 *
 * @param file the path of the test file from the folder of the source files
 * @param name as the file gives it, or its number
 * @param failure what was made instead, in a sentence; empty when the test passed
 */
public record MappingTest(String file, String name, Optional<String> failure) {

    @Override
    public String toString() {
        return file + ", " + name + ": " + failure.orElse("passed");
    }
}
