package org.switchboard.integration.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.ChecksumVerifyingInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.switchboard.integration.files.form.MalformedFile;

/**
 * A ZIP archive whose contents are bounded by its own list of them, which holds: an entry with more bytes than the list
 * says fails by its checksum. Nothing is unpacked to a path, so names cannot leave a folder.
 */
final class Archive implements Closeable {

    private static final int MOST_ENTRIES = 1000;
    private static final long MOST_UNPACKED = 8L << 30;
    private static final int MOST_RATIO = 200;
    /** They are held in memory while a workbook is read. */
    private static final long MOST_SHARED_TEXTS = 64L << 20;
    /** Small entries of a single repeated sign are no danger. */
    private static final long RATIO_COUNTS_FROM = 10_000_000;

    private final String fileName;
    private final SpooledFile file;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;

    private Archive(String fileName, SpooledFile file, ZipFile zip) {
        this.fileName = fileName;
        this.file = file;
        this.zip = zip;
        this.entries = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory() && !isHidden(entry))
                .sorted(Comparator.comparing(ZipArchiveEntry::getName))
                .toList();
    }

    /** @throws MalformedFile when it is none, or one that is not read */
    static Archive open(String fileName, InputStream bytes) throws IOException {
        SpooledFile file = SpooledFile.of(fileName, bytes);
        try {
            ZipFile zip = ZipFile.builder().setPath(file.path()).get();
            Archive archive = new Archive(fileName, file, zip);
            archive.refusal().ifPresent(reason -> {
                throw new MalformedFile(fileName + " is an archive that is not read: " + reason + ".", null);
            });
            return archive;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    boolean isWorkbook() {
        return zip.getEntry("xl/workbook.xml") != null;
    }

    Path path() {
        return file.path();
    }

    /** In the order of their names, without folders and hidden ones. */
    List<ZipArchiveEntry> entries() {
        return entries;
    }

    /** An entry's name for messages. */
    String nameOf(ZipArchiveEntry entry) {
        return FileChoice.printable(fileName + "/" + entry.getName());
    }

    InputStream bytes(ZipArchiveEntry entry) throws IOException {
        InputStream bounded = BoundedInputStream.builder()
                .setInputStream(zip.getInputStream(entry))
                .setMaxCount(entry.getSize())
                .get();
        return new ChecksumVerifyingInputStream(new CRC32(), bounded, entry.getSize(), entry.getCrc());
    }

    private Optional<String> refusal() {
        if (entries.size() > MOST_ENTRIES) {
            return Optional.of("it has " + entries.size() + " files, and may have " + MOST_ENTRIES);
        }
        if (zip.getEntry("[Content_Types].xml") != null && !isWorkbook()) {
            return Optional.of(
                    zip.getEntry("xl/workbook.bin") == null
                            ? "it is a document of an office program, and of those only XLSX workbooks are read"
                            : "it is a binary workbook; save it as XLSX or CSV");
        }
        long unpacked = entries.stream().mapToLong(ZipArchiveEntry::getSize).sum();
        if (unpacked > MOST_UNPACKED) {
            return Optional.of("it has " + unpacked + " bytes unpacked, and may have " + MOST_UNPACKED);
        }
        return entries.stream()
                .flatMap(entry -> refusal(entry).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(zip.getEntry("xl/sharedStrings.xml"))
                        .filter(texts -> isWorkbook() && texts.getSize() > MOST_SHARED_TEXTS)
                        .map(texts -> "the texts of the workbook have " + texts.getSize() + " bytes, and may have "
                                + MOST_SHARED_TEXTS + "; save it as CSV"));
    }

    private Optional<String> refusal(ZipArchiveEntry entry) {
        String name = FileChoice.printable(entry.getName());
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(name + " in it is encrypted");
        }
        if (!zip.canReadEntryData(entry)) {
            return Optional.of(name + " in it is packed by the method " + entry.getMethod()
                    + ", and only deflate and stored are read");
        }
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.(zip|gz|7z|rar|tar|tgz|xlsx)")) {
            return Optional.of(name + " in it is an archive itself");
        }
        if (entry.getSize() > RATIO_COUNTS_FROM && entry.getSize() / MOST_RATIO > entry.getCompressedSize()) {
            return Optional.of(name + " in it is packed to less than a " + MOST_RATIO + "th, from " + entry.getSize()
                    + " bytes to " + entry.getCompressedSize());
        }
        return Optional.empty();
    }

    /** What file managers add. */
    private static boolean isHidden(ZipArchiveEntry entry) {
        String name = entry.getName();
        return name.startsWith("__MACOSX/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    @Override
    public void close() throws IOException {
        zip.close();
        file.close();
    }
}
