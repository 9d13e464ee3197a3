package org.switchboard.integration.files.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/**
 * Lines of fixed width as objects of trimmed texts. Widths count bytes, as the dumps of old hosts do, where a Chinese
 * character takes two; or characters. A line of another length becomes a failed record.
 */
final class FixedWidthRecords implements Iterator<SourceRecord> {

    private final ByteLines lines;
    private final StrictText decoder;
    private final FixedWidthLayout layout;
    private final boolean inBytes;
    private Optional<ByteLines.Line> next;

    FixedWidthRecords(ByteLines lines, StrictText decoder, FixedWidthLayout layout, boolean inBytes) {
        this.lines = lines;
        this.decoder = decoder;
        this.layout = layout;
        this.inBytes = inBytes;
        this.next = lines.next().map(FixedWidthRecords::withoutMark);
        skipBlank();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public SourceRecord next() {
        ByteLines.Line line = next.orElseThrow(NoSuchElementException::new);
        next = lines.next();
        skipBlank();
        if (!line.whole()) {
            return failed(line, "", " is longer than the " + lines.longest() + " bytes that a record may have");
        }
        return inBytes ? ofBytes(line) : ofCharacters(line);
    }

    private SourceRecord ofBytes(ByteLines.Line line) {
        if (line.bytes().length != layout.width()) {
            return failed(line, "", " has " + line.bytes().length + " bytes, but the layout has " + layout.width());
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (FixedWidthLayout.Column column : layout.columns()) {
            if (!column.isLeftOut()) {
                try {
                    record.put(
                            column.name(),
                            decoder.of(line.bytes(), column.from(), column.to()).strip());
                } catch (StrictText.Undecodable wrongCharset) {
                    return failed(line, "/" + column.name(), ", " + wrongCharset.getMessage());
                }
            }
        }
        return SourceRecord.canonical(record);
    }

    private SourceRecord ofCharacters(ByteLines.Line line) {
        int[] characters;
        try {
            characters = decoder.of(line.bytes(), 0, line.bytes().length)
                    .codePoints()
                    .toArray();
        } catch (StrictText.Undecodable wrongCharset) {
            return failed(line, "", ", " + wrongCharset.getMessage());
        }
        if (characters.length != layout.width()) {
            return failed(line, "", " has " + characters.length + " characters, but the layout has " + layout.width());
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        layout.columns().stream()
                .filter(column -> !column.isLeftOut())
                .forEach(column ->
                        record.put(column.name(), new String(characters, column.from(), column.width()).strip()));
        return SourceRecord.canonical(record);
    }

    private SourceRecord failed(ByteLines.Line line, String field, String reason) {
        String text = decoder.nearly(line.bytes());
        return SourceRecord.failed(
                TextNode.valueOf(text), new FieldProblem(field, text, "line " + line.number() + reason));
    }

    private void skipBlank() {
        while (next.isPresent() && next.get().isBlank()) {
            next = lines.next();
        }
    }

    /** Only UTF-8 has one here: other character sets with such marks are UTF-8 by now. */
    private static ByteLines.Line withoutMark(ByteLines.Line line) {
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        boolean marked = line.bytes().length >= mark.length
                && java.util.Arrays.equals(line.bytes(), 0, mark.length, mark, 0, mark.length);
        return marked
                ? new ByteLines.Line(
                        line.number(),
                        java.util.Arrays.copyOfRange(line.bytes(), mark.length, line.bytes().length),
                        line.whole())
                : line;
    }
}
