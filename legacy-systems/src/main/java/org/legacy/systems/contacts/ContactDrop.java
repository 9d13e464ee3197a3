package org.legacy.systems.contacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The SFTP server over the log's folder, with one user. Its key is another at each start, as {@code known_hosts} says. */
public final class ContactDrop implements AutoCloseable {

    static final String USER = "contact_reader";
    static final String PASSWORD = "contact_reader";

    private final KeyPair key;
    private final Path folder;
    private SshServer server;

    public ContactDrop(Path folder) {
        this.folder = folder;
        try {
            KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator("EC");
            generator.initialize(256);
            this.key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says which key is right, for the port where callers find the server, before anybody calls. */
    public void writeKnownHosts(Path knownHosts, int publicPort) throws IOException {
        Files.createDirectories(knownHosts.getParent());
        Path passing = knownHosts.resolveSibling("known_hosts.part");
        Files.writeString(
                passing,
                "[127.0.0.1]:" + publicPort + " "
                        + PublicKeyEntry.toString(key.getPublic()).strip() + "\n");
        Files.move(passing, knownHosts, StandardCopyOption.ATOMIC_MOVE);
    }

    public void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setNioWorkers(1);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
