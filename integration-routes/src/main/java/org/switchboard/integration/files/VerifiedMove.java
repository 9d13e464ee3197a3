package org.switchboard.integration.files;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.strategy.GenericFileExpressionRenamer;
import org.apache.camel.component.file.strategy.GenericFileRenameProcessStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a file that was read, when it is still the one that was read: size and time are compared after reading and after
 * moving. One that has changed stays, or goes back, and is read again as a whole.
 */
public class VerifiedMove extends GenericFileRenameProcessStrategy<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedMove.class);
    private static final String TARGET = "${exchangeProperty." + RecordFile.TARGET + "}/${file:name}";

    /** Size and time of change. */
    private record State(long length, long changed) {

        static State of(GenericFile<?> file) {
            return new State(file.getFileLength(), file.getLastModified());
        }
    }

    @Override
    public void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        GenericFileExpressionRenamer<Object> renamer = new GenericFileExpressionRenamer<>();
        renamer.setExpression(context.resolveLanguage("file").createExpression(TARGET));
        setCommitRenamer(renamer);
    }

    @Override
    public void commit(
            GenericFileOperations<Object> operations,
            GenericFileEndpoint<Object> endpoint,
            Exchange exchange,
            GenericFile<Object> file)
            throws Exception {
        operations.releaseRetrievedFileResources(exchange);
        if (isAsRead(operations, file, file)) {
            super.commit(operations, endpoint, exchange, file);
        } else {
            deleteLocalWorkFile(exchange);
            LOG.info("file changed while it was read file={}", FileChoice.nameOf(file));
        }
    }

    /** @throws InterruptedFileRead when it changed, and cannot go back because another file has its name */
    @Override
    protected GenericFile<Object> renameFile(
            GenericFileOperations<Object> operations, GenericFile<Object> from, GenericFile<Object> to) {
        GenericFile<Object> moved = super.renameFile(operations, from, to);
        if (isAsRead(operations, from, moved)) {
            return moved;
        }
        String name = FileChoice.nameOf(from);
        if (operations.existsFile(from.getAbsoluteFilePath())) {
            throw new InterruptedFileRead(
                    name + " changed while it was moved, and another file has its name: what " + to.getParent()
                            + " has of it was not read to its end.",
                    null);
        }
        super.renameFile(operations, to, from);
        LOG.info("file changed while it was moved file={}", name);
        return from;
    }

    /** One that is gone has not changed; whoever took it has said so. */
    private static boolean isAsRead(
            GenericFileOperations<Object> operations, GenericFile<Object> read, GenericFile<Object> now) {
        return stateOf(operations, now).map(State.of(read)::equals).orElse(true);
    }

    private static Optional<State> stateOf(GenericFileOperations<Object> operations, GenericFile<Object> file) {
        if (!(file instanceof RemoteFile<?>)) {
            File here = new File(file.getAbsoluteFilePath());
            return here.exists() ? Optional.of(new State(here.length(), here.lastModified())) : Optional.empty();
        }
        return Arrays.stream(operations.listFiles(file.getParent()))
                .filter(SftpRemoteFile.class::isInstance)
                .map(SftpRemoteFile.class::cast)
                .filter(each -> each.getFilename().equals(file.getFileNameOnly()))
                .map(each -> new State(each.getFileLength(), each.getLastModified()))
                .findFirst();
    }
}
