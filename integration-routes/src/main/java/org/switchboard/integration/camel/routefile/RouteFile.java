package org.switchboard.integration.camel.routefile;

import java.util.Objects;
import org.switchboard.integration.folder.SourceFolder;

/**
 * One version of a route file.
 *
 * @param path relative to the folder of the source files
 */
public record RouteFile(String path, String content) {

    public RouteFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(content, "content");
    }

    /** The first part of its routes' ids where they have none of their own. */
    String name() {
        return path.endsWith(SourceFolder.ROUTES)
                ? path.substring(0, path.length() - SourceFolder.ROUTES.length())
                : path;
    }
}
