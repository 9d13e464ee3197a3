package org.switchboard.integration.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.util.Iterator;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceRecord;

/** One JSON object a line. A line that is none becomes a failed record, and the others go on. */
final class LineRecords implements Iterator<SourceRecord> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Iterator<String> lines;

    LineRecords(BufferedReader text) {
        this.lines = text.lines().filter(line -> !line.isBlank()).iterator();
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public SourceRecord next() {
        String line = lines.next();
        try {
            return SourceRecord.canonical(JSON.readTree(line));
        } catch (JsonProcessingException notJson) {
            return SourceRecord.failed(
                    TextNode.valueOf(line), new FieldProblem("", line, "is not JSON: " + notJson.getOriginalMessage()));
        }
    }
}
