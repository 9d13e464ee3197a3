package org.switchboard.integration.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.failure.FailureSentence;
import org.switchboard.integration.files.form.CsvForm;
import org.switchboard.integration.files.form.FileReading;
import org.switchboard.integration.files.form.FixedWidthLayout;
import org.switchboard.integration.files.form.GuessedReading;
import org.switchboard.integration.files.form.RecordReading;
import org.switchboard.integration.intake.IntakeHeaders;
import org.switchboard.source.model.FeedNote;

/**
 * Makes a file of Camel's file components a stream of records. The Kamelet calls {@link #open}, passes the records on, and
 * calls {@link #done}; or {@link #rejectFile} when the file was no such file.
 */
public class RecordFile extends ServiceBean {

    /** Exchange property: the folder that the file goes to afterwards. */
    public static final String TARGET = "SwitchboardTarget";

    private static final String RECORDS = "SwitchboardFileRecords";

    private RecordReading reading;
    private String format;
    private Optional<Charset> charset = Optional.of(StandardCharsets.UTF_8);
    private String delimiter;
    private int skipLines;
    private String columnNames = "";
    private boolean trailingDelimiter;
    private String layout = "";
    private String widths;
    private String recordElement = "";
    private String sheet = "";
    private int recordLimit;
    private String archive;
    private String errors;
    private FileChoice choice;
    private boolean completeList;
    private int sweepLimit;

    /** Once all parameters of the usual forms are set. */
    public void ready() {
        reading = new FileReading(
                format,
                charset.orElse(StandardCharsets.UTF_8),
                new CsvForm(delimiter.charAt(0), skipLines, CsvForm.names(columnNames), trailingDelimiter),
                Optional.of(layout).filter(text -> !text.isBlank()).map(FixedWidthLayout::parse),
                widths.equals("bytes"),
                recordElement,
                sheet,
                recordLimit);
    }

    /**
     * The body becomes the records, read as they are used. Without a file it is empty, which counts as success unless a
     * file waits for a retry.
     */
    public void open(Exchange exchange) throws IOException {
        GenericFile<?> file = exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class);
        if (file == null) {
            exchange.setRouteStop(choice.hasPendingRetry());
            exchange.getMessage().setBody(List.of());
            return;
        }
        String name = FileChoice.nameOf(file);
        InputStream bytes = new SourceBytes(bytes(file), name, file.getFileLength());
        exchange.getExchangeExtension().addOnCompletion(new CloseAfterwards(bytes));
        choice.fileBegins();
        exchange.getMessage().setHeader(IntakeHeaders.FILE_NAME, name);
        if (completeList) {
            exchange.getMessage().setHeader(IntakeHeaders.COMPLETE_LIST, sweepLimit);
        }
        FileRecords records = FileRecords.open(name, bytes, reading(exchange));
        exchange.getExchangeExtension().addOnCompletion(new CloseAfterwards(records));
        exchange.setProperty(RECORDS, records);
        exchange.getMessage().setBody(records);
    }

    private RecordReading reading(Exchange exchange) {
        return charset.isEmpty() && reading instanceof FileReading usual
                ? new GuessedReading(
                        usual,
                        (name, guess) -> note(
                                exchange,
                                FeedNote.CHARSET,
                                guess.charset().name(),
                                name + " is read as " + guess.charset() + ", " + guess.evidence() + "."))
                : reading;
    }

    /** Every record was passed on. */
    public void done(Exchange exchange) {
        choice.fileEnded();
        FileRecords records = exchange.getProperty(RECORDS, FileRecords.class);
        if (records != null && records.isSilent() && !reading.notesFiles()) {
            noteEmpty(exchange, records.bytesRead());
        }
        exchange.setProperty(TARGET, archive);
    }

    private void noteEmpty(Exchange exchange, long bytes) {
        String name =
                FileChoice.nameOf(exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class));
        note(exchange, FeedNote.FILE, name, name + " has " + bytes + " bytes and no record in them.");
    }

    private void note(Exchange exchange, FeedNote kind, String subject, String note) {
        services().routeFeeds().of(exchange.getFromRouteId()).forEach(feed -> services()
                .feeds()
                .note(feed, kind, subject, Optional.of(note)));
    }

    /** The file is set aside and reported to the feeds; other files are read. */
    public void rejectFile(Exchange exchange) {
        choice.fileEnded();
        Throwable malformed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String route = exchange.getFromRouteId();
        services().failures().report(route, malformed);
        GenericFile<?> file = exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class);
        services()
                .failedFiles()
                .failed(
                        services().routeFeeds().sourcesOf(route).stream()
                                .sorted()
                                .findFirst()
                                .orElse(route),
                        route,
                        file.getFileName().replace(File.separatorChar, '/'),
                        FailureSentence.of(malformed));
        exchange.setProperty(TARGET, errors);
    }

    /** A file here is opened, one on a server is a stream already. */
    private InputStream bytes(GenericFile<?> file) throws IOException {
        if (file.getBody() instanceof InputStream stream) {
            return stream;
        }
        try {
            return Files.newInputStream(((File) file.getBody()).toPath());
        } catch (AccessDeniedException unreadable) {
            choice.skip(FileChoice.nameOf(file));
            throw new InterruptedFileRead(
                    FileChoice.nameOf(file) + " may not be read by the server's user.", unreadable);
        }
    }

    /** How files are read whose form is none of the usual ones. */
    public void setReading(RecordReading reading) {
        this.reading = reading;
    }

    public void setChoice(FileChoice choice) {
        this.choice = choice;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    /**
     * Or auto.
     *
     * @throws java.nio.charset.UnsupportedCharsetException when Java does not know it
     */
    public void setCharset(String charset) {
        this.charset = charset.equals("auto") ? Optional.empty() : Optional.of(Charset.forName(charset));
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    /** How many lines stand before the line of names, or before the records. */
    public void setSkipLines(int skipLines) {
        this.skipLines = skipLines;
    }

    /** Of CSV files without a line of names, with commas between them. */
    public void setColumnNames(String columnNames) {
        this.columnNames = columnNames;
    }

    /** Whether CSV lines end with a delimiter that no value follows. */
    public void setTrailingDelimiter(boolean trailingDelimiter) {
        this.trailingDelimiter = trailingDelimiter;
    }

    public void setLayout(String layout) {
        this.layout = layout;
    }

    /** What the widths of a layout count: bytes or characters. */
    public void setWidths(String widths) {
        this.widths = widths;
    }

    /** The name of the sheet of a workbook; blank for the first that is visible. */
    public void setSheet(String sheet) {
        this.sheet = sheet.strip();
    }

    public void setRecordElement(String recordElement) {
        this.recordElement = recordElement;
    }

    /** The most bytes that one record may have. */
    public void setRecordLimit(int recordLimit) {
        this.recordLimit = recordLimit;
    }

    /** Whether each file has all the records that the source has. */
    public void setCompleteList(boolean completeList) {
        this.completeList = completeList;
    }

    /** How many percent of the records may be missing in a complete list. */
    public void setSweepLimit(int sweepLimit) {
        this.sweepLimit = sweepLimit;
    }

    public void setArchive(String archive) {
        this.archive = archive;
    }

    public void setErrors(String errors) {
        this.errors = errors;
    }
}
