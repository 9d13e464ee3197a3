package org.switchboard.integration.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server over a folder, with one user. It can go away and come back, and break off in the middle of a file. */
public final class DropServer implements AutoCloseable {

    public static final String USER = "switchboard";
    public static final String PASSWORD = "p&ss) %word";

    private final Path folder;
    private final KeyPair hostKey;
    private final AtomicLong breakOffAt = new AtomicLong(Long.MAX_VALUE);
    private volatile Optional<PublicKey> userKey = Optional.empty();
    private SshServer server;
    private int port;

    public DropServer(Path folder) {
        this.folder = folder;
        this.hostKey = newKey();
        restart();
    }

    public static KeyPair newKey() {
        try {
            var generator = SecurityUtils.getKeyPairGenerator("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As ssh-keyscan says it behind the host's name. */
    public static String publicKey(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic()).strip();
    }

    /** As ssh-keygen writes it. */
    public static void writePrivateKey(KeyPair key, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "switchboard", null, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String hostKey() {
        return publicKey(hostKey);
    }

    public int port() {
        return port;
    }

    /** From now on this key opens, too. */
    public void trusts(PublicKey key) {
        userKey = Optional.of(key);
    }

    /** Breaks the connection off once, when a file has been read so far. */
    public void breaksOffAt(long offset) {
        breakOffAt.set(offset);
    }

    public void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void restart() {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setPublickeyAuthenticator(
                (user, key, session) -> userKey.filter(key::equals).isPresent());
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new SftpEventListener() {
            @Override
            public void reading(
                    ServerSession session,
                    String remoteHandle,
                    FileHandle localHandle,
                    long offset,
                    byte[] data,
                    int dataOffset,
                    int dataLen) {
                long limit = breakOffAt.get();
                if (offset > limit && breakOffAt.compareAndSet(limit, Long.MAX_VALUE)) {
                    session.close(true);
                }
            }
        });
        server.setSubsystemFactories(List.of(sftp));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getPort();
    }

    public DropServer holds(String name, String content) {
        return holds(name, content, StandardCharsets.UTF_8);
    }

    public DropServer holds(String name, String content, Charset charset) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content.getBytes(charset));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in a folder of the server, sorted. */
    public List<String> names(String place) {
        if (!Files.isDirectory(folder.resolve(place))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(place))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
