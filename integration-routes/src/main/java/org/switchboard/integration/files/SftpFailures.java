package org.switchboard.integration.files;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import org.switchboard.integration.failure.UserFacingException;

/** What goes wrong with an SFTP server, said for people, and once: Camel's own strategy logs it at length. */
public class SftpFailures extends FileFailures {

    private String password = "";
    private String privateKeyFile = "";
    private String hostKey = "";
    private String knownHostsFile = "";

    private static final class SftpProblem extends RuntimeException implements UserFacingException {

        SftpProblem(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Once all parameters are set.
     *
     * @throws IllegalArgumentException with a sentence, when one is missing
     */
    public void ready() {
        if (hostKey.isBlank() && knownHostsFile.isBlank()) {
            throw new IllegalArgumentException("The Kamelet sftp-source needs the server's hostKey or a knownHostsFile,"
                    + " or a stranger in between could take the password and the files");
        }
        if (password.isBlank() && privateKeyFile.isBlank()) {
            throw new IllegalArgumentException("The Kamelet sftp-source needs a password or a privateKeyFile");
        }
        SshKeyExchanges.tryOnlyOffered();
    }

    @Override
    protected Throwable explained(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JSchHostKeyException) {
                return new SftpProblem(
                        "The server's host key is not the one that is known, so nothing was sent to it: either the"
                                + " server has a new key, or this is another server.",
                        failure);
            }
            if (cause instanceof SftpException refusal) {
                return new SftpProblem(refused(refusal), failure);
            }
            if (cause instanceof JSchException ssh && ssh.getCause() == null) {
                return new SftpProblem(connection(String.valueOf(ssh.getMessage())), failure);
            }
        }
        return failure;
    }

    private static String refused(SftpException refusal) {
        return switch (refusal.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "The server has no such folder or file.";
            case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
                "The server does not let the user read the folder or a file, or move a file.";
            default -> "The server did not do what it was asked: " + refusal.getMessage() + ".";
        };
    }

    private static String connection(String message) {
        if (message.startsWith("Auth")) {
            return "The server refused the user with this password or key.";
        }
        return message.startsWith("timeout")
                ? "No answer within the time limit."
                : "The connection failed: " + message + ".";
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public void setPrivateKeyFile(String privateKeyFile) {
        this.privateKeyFile = privateKeyFile;
    }

    public void setHostKey(String hostKey) {
        this.hostKey = hostKey;
    }

    public void setKnownHostsFile(String knownHostsFile) {
        this.knownHostsFile = knownHostsFile;
    }
}
