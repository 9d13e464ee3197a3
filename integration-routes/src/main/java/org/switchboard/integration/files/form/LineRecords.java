package org.switchboard.integration.files.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.switchboard.source.SourceJson;
import org.switchboard.source.intake.SourceRecord;

/** One JSON object a line. A line that is none becomes a failed record, and the others go on. */
final class LineRecords implements Iterator<SourceRecord> {

    private static final ObjectMapper JSON = SourceJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TextLines lines;
    private Optional<TextLines.Line> next;

    LineRecords(TextLines lines) {
        this.lines = lines;
        this.next = lines.nextFilled();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public SourceRecord next() {
        TextLines.Line line = next.orElseThrow(NoSuchElementException::new);
        next = lines.nextFilled();
        return line.problem().map(line::failed).orElseGet(() -> record(line));
    }

    private static SourceRecord record(TextLines.Line line) {
        try {
            return SourceRecord.canonical(JSON.readTree(line.text()));
        } catch (JsonProcessingException notJson) {
            return line.failed("line " + line.number() + " is not JSON: " + notJson.getOriginalMessage());
        }
    }
}
