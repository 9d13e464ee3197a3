package org.switchboard.integration.trial;

import java.util.List;
import org.switchboard.source.file.FailedFiles;
import org.switchboard.source.model.FailedFile;

/** A trial moves no file, so it lists none. */
final class NoFailedFiles extends FailedFiles {

    @Override
    public void failed(String source, String route, String name, String reason) {
        // the trial says it
    }

    @Override
    public List<FailedFile> toRequeue(String route) {
        return List.of();
    }
}
