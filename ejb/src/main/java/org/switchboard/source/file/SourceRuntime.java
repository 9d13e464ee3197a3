package org.switchboard.source.file;

/** Port: what runs the routes of the source files. */
public interface SourceRuntime {

    /** Routes can run. Whether each one does, and what its source answers, is its feeds' affair. */
    boolean isRunning();
}
