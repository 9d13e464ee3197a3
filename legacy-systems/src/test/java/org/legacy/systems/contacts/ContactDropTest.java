package org.legacy.systems.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legacy.systems.city.City;

class ContactDropTest {

    private static final int WIDTH = 152;

    @TempDir
    Path data;

    @Test
    void file_of_last_night_is_fetched_once_with_lines_of_fixed_width() throws Exception {
        Path folder = data.resolve("contacts").resolve("drop");
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
        ContactLog log = new ContactLog(folder, new City(42, 1000), 42, clock);
        log.writeLastNight();
        List<byte[]> lines = lines(fetched(folder, "contacts-20261121.txt"));
        assertThat(lines).hasSize(50).allSatisfy(line -> assertThat(line).hasSize(WIDTH));
        String first = new String(lines.get(0), Contact.CHARSET);
        assertThat(first).startsWith("261121000001").containsPattern("\\p{IsHan}{4}");

        Files.delete(folder.resolve("contacts-20261121.txt"));
        log.writeLastNight();
        assertThat(folder.resolve("contacts-20261121.txt")).doesNotExist();
    }

    @Test
    void text_is_truncated_at_a_character_boundary() {
        byte[] line =
                new Contact("1", "2", "", "01", true, Instant.EPOCH, 1, "0101", "OP1", "a" + "电".repeat(100)).line();
        assertThat(line).hasSize(WIDTH);
        assertThat(new String(line, Contact.CHARSET)).endsWith("a" + "电".repeat(39) + " ");
    }

    private byte[] fetched(Path folder, String name) throws Exception {
        ContactDrop drop = new ContactDrop(folder);
        drop.start();
        drop.writeKnownHosts(data.resolve("known_hosts"), drop.port());
        String known = Files.readString(data.resolve("known_hosts")).strip();
        try (drop;
                SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> known.equals("[127.0.0.1]:" + drop.port() + " "
                    + PublicKeyEntry.toString(key).strip()));
            client.start();
            try (ClientSession session = client.connect(ContactDrop.USER, "127.0.0.1", drop.port())
                    .verify(Duration.ofSeconds(60))
                    .getSession()) {
                session.addPasswordIdentity(ContactDrop.PASSWORD);
                session.auth().verify(Duration.ofSeconds(60));
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
                        InputStream file = sftp.read(name)) {
                    return file.readAllBytes();
                }
            }
        }
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, begin, i));
                begin = i + 1;
            }
        }
        return lines;
    }
}
