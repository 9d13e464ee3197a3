package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.switchboard.integration.files.form.CsvForm;
import org.switchboard.integration.files.form.FileReading;
import org.switchboard.integration.files.form.MalformedFile;

/** ZIP archives, with what is refused in them. */
class ArchiveTest {

    private static final byte[] CSV = bytes("id\n1\n");

    @Test
    void records_of_all_files_are_read_and_hidden_files_are_left_out() throws IOException {
        assertThat(read(zip(
                        "b.csv",
                        CSV,
                        "__MACOSX/b.csv",
                        bytes("?"),
                        ".x.csv",
                        bytes("?"),
                        "a/1.csv",
                        CSV,
                        "d/",
                        new byte[0])))
                .isEqualTo(2);
        assertThat(read(new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
                .isZero();
    }

    @Test
    void encrypted_archive_is_refused() throws IOException {
        byte[] zip = zip("a.csv", CSV);
        zip[6] |= 1;
        zip[indexOf(zip, bytes("PK\u0001\u0002")) + 8] |= 1;
        refuses(zip, "f.zip is an archive that is not read: a.csv in it is encrypted.");
    }

    @Test
    void archive_that_unpacks_to_far_more_is_refused() throws IOException {
        refuses(
                zip("a.csv", new byte[20_000_000]),
                "f.zip is an archive that is not read: a.csv in it is packed to less than a 200th, from 20000000 bytes to ");
    }

    @Test
    void archive_that_lies_about_its_size_or_was_changed_is_refused() throws IOException {
        byte[] lying = zip("a.csv", bytes("id\n" + "1\n".repeat(1000)));
        lying[indexOf(lying, bytes("PK\u0001\u0002")) + 24] = 9;
        lying[indexOf(lying, bytes("PK\u0001\u0002")) + 25] = 0;
        refuses(lying, "f.zip/a.csv cannot be read: Checksum verification failed.");

        byte[] cut = java.util.Arrays.copyOf(lying, lying.length - 30);
        refuses(cut, "f.zip cannot be read: ");
    }

    @Test
    void archive_in_an_archive_is_refused_whatever_its_name() throws IOException {
        refuses(zip("a.csv", zip("b.csv", CSV)), "f.zip/a.csv is an archive in an archive, which is not read.");
        refuses(zip("a.csv.gz", CSV), "f.zip is an archive that is not read: a.csv.gz in it is an archive itself.");
    }

    @Test
    void archive_with_too_many_files_or_of_an_office_program_is_refused() throws IOException {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) {
            many.addAll(List.of(i + ".csv", CSV));
        }
        refuses(zip(many.toArray()), "f.zip is an archive that is not read: it has 1001 files, and may have 1000.");
        refuses(
                zip("[Content_Types].xml", CSV),
                "f.zip is an archive that is not read: it is a document of an office program, and of those"
                        + " only XLSX workbooks are read.");
    }

    private static void refuses(byte[] zip, String message) {
        assertThatThrownBy(() -> read(zip)).isInstanceOf(MalformedFile.class).hasMessageStartingWith(message);
    }

    /** How many records there are. */
    private static int read(byte[] zip) throws IOException {
        FileReading reading =
                new FileReading("auto", StandardCharsets.UTF_8, CsvForm.of(','), Optional.empty(), true, "", "", 1000);
        SourceBytes source = new SourceBytes(new ByteArrayInputStream(zip), "f.zip", zip.length);
        try (FileRecords records = FileRecords.open("f.zip", source, reading)) {
            int count = 0;
            while (records.hasNext()) {
                records.next();
                count++;
            }
            return count;
        }
    }

    /** @param contents names, each with its bytes */
    private static byte[] zip(Object... contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < contents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) contents[i]));
                zip.write((byte[]) contents[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] all, byte[] part) {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        return text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
