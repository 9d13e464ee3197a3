package org.switchboard.integration.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.switchboard.integration.failure.UserFacingException;

/** Moves a file from the folder for errors back to where it is read, on a disk or on a server. */
final class FailedFileReturn {

    private final GenericFileEndpoint<?> endpoint;
    private final String errors;

    private FailedFileReturn(GenericFileEndpoint<?> endpoint, String errors) {
        this.endpoint = endpoint;
        this.errors = errors;
    }

    /** It does not lie there, or another one of its name lies where it would go. */
    static final class Impossible extends Exception implements UserFacingException {

        Impossible(String sentence) {
            super(sentence);
        }
    }

    /** @param errors the folder for errors, absolute or from the folder that is read */
    static FailedFileReturn to(Endpoint endpoint, String errors) {
        return new FailedFileReturn((GenericFileEndpoint<?>) endpoint, errors);
    }

    /**
     * @param name the path below the folder
     * @throws Impossible when it cannot go back
     * @throws Exception when it cannot be moved now
     */
    void move(String name) throws Exception {
        if (endpoint instanceof RemoteFileEndpoint<?> remote) {
            moveOnServer(remote, name);
        } else {
            moveHere(name);
        }
    }

    private void moveHere(String name) throws IOException, Impossible {
        Path folder = Path.of(endpoint.getConfiguration().getDirectory());
        Path kept = folder.resolve(errors).resolve(name);
        try {
            Files.move(kept, folder.resolve(name));
        } catch (NoSuchFileException gone) {
            throw new Impossible(missing(kept.toString()));
        } catch (FileAlreadyExistsException other) {
            throw new Impossible(taken(folder.resolve(name).toString()));
        }
    }

    private <T> void moveOnServer(RemoteFileEndpoint<T> remote, String name) throws Exception {
        String folder = remote.getConfiguration().getDirectory();
        String kept = (errors.startsWith("/") || folder.isEmpty() ? errors : folder + "/" + errors) + "/" + name;
        String target = folder.isEmpty() ? name : folder + "/" + name;
        RemoteFileOperations<T> server = remote.createRemoteFileOperations();
        try {
            server.connect((RemoteFileConfiguration) remote.getConfiguration(), remote.createExchange());
            if (!server.existsFile(kept)) {
                throw new Impossible(missing(kept));
            }
            if (server.existsFile(target)) {
                throw new Impossible(taken(target));
            }
            if (!server.renameFile(kept, target)) {
                throw new Impossible("The server did not move " + kept + " to " + target + ".");
            }
        } catch (GenericFileOperationFailedException refused) {
            throw refused.getCause() instanceof Exception cause ? cause : refused;
        } finally {
            server.forceDisconnect();
        }
    }

    private static String missing(String path) {
        return "There is no file " + path + " that could be read again.";
    }

    private static String taken(String path) {
        return "Another file lies at " + path + "; remove or rename it first.";
    }
}
