package org.switchboard.integration.mapping;

import org.switchboard.integration.mapping.function.CodeTable;

/** What mappings use beside their own text, by the path from the folder of the source files. */
interface MappingFiles {

    /** @throws BrokenMapping when it is not there */
    String imported(String path);

    /** @throws org.switchboard.integration.mapping.function.UnusableValue when it is not there, or no such table */
    CodeTable table(String path);
}
