package org.switchboard.integration.cim;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.switchboard.integration.files.form.MalformedFile;

/** The models of one file, itself or those in a ZIP archive, as temporary copies that can be read more than once. */
final class ModelFiles implements Closeable {

    private static final int MOST_ENTRIES = 100;
    private static final long MOST_BYTES = 8L << 30;

    private final List<ModelFile> files = new ArrayList<>();

    /**
     * @param name of the file, and of the entry in an archive
     * @param packed by gzip
     */
    record ModelFile(String name, Path packed) {

        InputStream open() throws IOException {
            return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)));
        }
    }

    /** @throws MalformedFile when it is an archive with too much in it */
    static ModelFiles of(String fileName, InputStream content) throws IOException {
        ModelFiles models = new ModelFiles();
        try {
            InputStream bytes = new BufferedInputStream(content);
            if (isArchive(bytes)) {
                models.unpack(fileName, new ZipInputStream(bytes));
            } else {
                models.copy(fileName, bytes, Long.MAX_VALUE);
            }
            return models;
        } catch (IOException | RuntimeException failed) {
            models.close();
            throw failed;
        }
    }

    List<ModelFile> files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        for (ModelFile file : files) {
            Files.deleteIfExists(file.packed());
        }
    }

    private static boolean isArchive(InputStream bytes) throws IOException {
        bytes.mark(4);
        byte[] first = bytes.readNBytes(4);
        bytes.reset();
        return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
    }

    private void unpack(String fileName, ZipInputStream archive) throws IOException {
        try {
            long left = MOST_BYTES;
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().matches("(?i).*\\.(xml|rdf)")) {
                    left -= copy(fileName + "/" + plainName(entry.getName()), archive, left);
                    requireWithin(fileName, files.size() <= MOST_ENTRIES && left >= 0);
                }
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new MalformedFile(fileName + " is no intact ZIP archive: " + damaged.getMessage() + ".", damaged);
        }
        if (files.isEmpty()) {
            throw new MalformedFile(fileName + " has no file *.xml or *.rdf in it.", null);
        }
    }

    private static void requireWithin(String fileName, boolean within) {
        if (!within) {
            throw new MalformedFile(
                    fileName + " has more than " + MOST_ENTRIES + " models or " + (MOST_BYTES >> 30) + " GB in it.",
                    null);
        }
    }

    /** @return how many bytes, at most one more than allowed */
    private long copy(String name, InputStream bytes, long most) throws IOException {
        Path target = Files.createTempFile("switchboard-cim", ".xml.gz");
        files.add(new ModelFile(name, target));
        long count = 0;
        try (OutputStream out = new QuickGzip(Files.newOutputStream(target))) {
            byte[] buffer = new byte[1 << 16];
            for (int got = bytes.read(buffer); got >= 0 && count <= most; got = bytes.read(buffer)) {
                out.write(buffer, 0, got);
                count += got;
            }
        }
        return count;
    }

    private static String plainName(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "?");
    }

    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
