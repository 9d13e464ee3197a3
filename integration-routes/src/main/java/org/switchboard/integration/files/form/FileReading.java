package org.switchboard.integration.files.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/**
 * How the files of one source are read.
 *
 * @param format auto, or the form of every file
 * @param layout for the fixed-width form
 * @param widthsInBytes whether its widths count bytes, or else characters
 * @param recordElement the name of the element that is a record; empty for other forms than XML
 * @param sheet the name of the sheet of a workbook; empty for the first that is visible
 * @param longest the most that one record may have, in bytes or characters
 */
public record FileReading(
        String format,
        Charset charset,
        CsvForm csv,
        Optional<FixedWidthLayout> layout,
        boolean widthsInBytes,
        String recordElement,
        String sheet,
        int longest)
        implements RecordReading {

    /** @throws IllegalArgumentException with a sentence, when the parameters do not go together */
    public FileReading {
        if (format.equals("fixed-width") && layout.isEmpty()) {
            throw new IllegalArgumentException("The form fixed-width needs a layout, as in ID:10,NAME:40");
        }
        if (format.equals("xml") && recordElement.isBlank()) {
            throw new IllegalArgumentException("The form xml needs a recordElement, the name of what is a record");
        }
        if (layout.isPresent() && widthsInBytes && !StrictText.hasPlainLineEnds(charset)) {
            throw new IllegalArgumentException("Widths of texts in " + charset + " can only be given in characters");
        }
        if (longest < 1) {
            throw new IllegalArgumentException("A record must be allowed at least one byte");
        }
    }

    @Override
    public Iterator<?> records(String fileName, InputStream bytes) throws IOException {
        return switch (form(fileName)) {
            case JSON -> new JsonRecords(fileName, bytes, charset, longest);
            case NDJSON -> new LineRecords(lines(fileName, bytes));
            case CSV -> new CsvRecords(fileName, lines(fileName, bytes), csv);
            case FIXED_WIDTH ->
                new FixedWidthRecords(byteLines(fileName, bytes), decoder(), layout.orElseThrow(), widthsInBytes);
            case XLSX -> throw new MalformedFile(fileName + " is no XLSX workbook.", null);
            case XML -> {
                if (recordElement.isBlank()) {
                    throw new MalformedFile(
                            fileName + " is XML, and the route has no recordElement that says what is a record.", null);
                }
                yield new XmlRecords(fileName, bytes, charset, recordElement, longest);
            }
        };
    }

    /** An empty list or element, or names without lines, are a usual answer; nothing but blank lines is none. */
    @Override
    public boolean mayBeEmpty(String fileName) {
        FileForm form = form(fileName);
        return form != FileForm.NDJSON && form != FileForm.FIXED_WIDTH;
    }

    @Override
    public Iterator<?> workbook(String fileName, Path workbook) throws IOException {
        return new SheetRecords(fileName, workbook, csv, sheet);
    }

    @Override
    public boolean readsArchives() {
        return true;
    }

    FileForm form(String fileName) {
        return FileForm.of(fileName, format);
    }

    /** @throws IllegalArgumentException when files of this layout cannot be in it */
    FileReading in(Charset other) {
        return new FileReading(format, other, csv, layout, widthsInBytes, recordElement, sheet, longest);
    }

    private TextLines lines(String fileName, InputStream bytes) throws IOException {
        return new TextLines(byteLines(fileName, bytes), decoder());
    }

    private ByteLines byteLines(String fileName, InputStream bytes) throws IOException {
        boolean plain = StrictText.hasPlainLineEnds(charset);
        return new ByteLines(fileName, plain ? bytes : new Utf8Bytes(StrictText.reader(bytes, charset)), longest);
    }

    private StrictText decoder() {
        return new StrictText(StrictText.hasPlainLineEnds(charset) ? charset : StandardCharsets.UTF_8);
    }
}
