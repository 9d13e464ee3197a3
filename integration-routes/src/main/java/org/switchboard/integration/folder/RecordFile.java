package org.switchboard.integration.folder;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.SourceServices;
import org.switchboard.integration.intake.IntakeHeaders;

/**
 * Opens a file, packed by gzip or not, as a stream of records. The Kamelet calls {@link #open}, hands the records on, and
 * calls {@link #done}; or {@link #garbage} when the file was no such file.
 */
public class RecordFile implements CamelContextAware {

    /** Exchange property: the folder that the file goes to afterwards. */
    public static final String TARGET = "SwitchboardTarget";

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CamelContext context;
    private String format;
    private String charset;
    private String delimiter;
    private String archive;
    private String errors;

    /** The body becomes the records, read as they are used. */
    public void open(Exchange exchange) throws IOException {
        File file = exchange.getMessage().getBody(File.class);
        BufferedReader text = text(file);
        exchange.getExchangeExtension().addOnCompletion(new CloseAfterwards(text));
        Iterator<?> records =
                switch (FileForm.of(file.getName(), format)) {
                    case JSON -> new JsonRecords(file.getName(), text);
                    case NDJSON -> new LineRecords(text);
                    case CSV -> new CsvRecords(file.getName(), text, delimiter.charAt(0));
                };
        exchange.getMessage().setHeader(IntakeHeaders.FILE_NAME, file.getName());
        exchange.getMessage().setBody(records);
    }

    /** Every record was handed on. */
    public void done(Exchange exchange) {
        exchange.setProperty(TARGET, archive);
    }

    /** The file is set aside, and the feeds are told; other files go on. */
    public void garbage(Exchange exchange) {
        Throwable garbage = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        SourceServices.of(context).failures().report(exchange.getFromRouteId(), garbage);
        exchange.setProperty(TARGET, errors);
    }

    private BufferedReader text(File file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file.toPath()));
        bytes.mark(2);
        boolean packed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        BufferedReader text = new BufferedReader(
                new InputStreamReader(packed ? new GZIPInputStream(bytes) : bytes, Charset.forName(charset)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    /** @throws java.nio.charset.UnsupportedCharsetException when Java does not know it */
    public void setCharset(String charset) {
        this.charset = Charset.forName(charset).name();
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    public void setArchive(String archive) {
        this.archive = archive;
    }

    public void setErrors(String errors) {
        this.errors = errors;
    }
}
