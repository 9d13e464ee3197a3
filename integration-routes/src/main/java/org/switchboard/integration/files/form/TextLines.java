package org.switchboard.integration.files.form;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/** The lines of a text. A line that is no text, or too long, says so, and the others go on. */
final class TextLines {

    /** @param problem what is wrong with the line, which is then only nearly what the file holds */
    record Line(long number, String text, Optional<String> problem) {

        Line {
            problem = problem.map(reason -> "line " + number + reason);
        }

        SourceRecord failed(String reason) {
            return TextLines.failed(text, reason);
        }
    }

    private final ByteLines lines;
    private final StrictText decoder;
    private final Deque<Line> again = new ArrayDeque<>();

    TextLines(ByteLines lines, StrictText decoder) {
        this.lines = lines;
        this.decoder = decoder;
    }

    static SourceRecord failed(String text, String reason) {
        return SourceRecord.failed(TextNode.valueOf(text), new FieldProblem("", text, reason));
    }

    int longest() {
        return lines.longest();
    }

    /** Empty after the last one. */
    Optional<Line> next() {
        if (!again.isEmpty()) {
            return Optional.of(again.pop());
        }
        return lines.next().map(this::text);
    }

    /** The next one that is not blank. */
    Optional<Line> nextFilled() {
        Optional<Line> line = next();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = next();
        }
        return line;
    }

    /** The next call of {@link #next} gives this line once more. */
    void putBack(Line line) {
        again.push(line);
    }

    private Line text(ByteLines.Line line) {
        if (!line.whole()) {
            return new Line(
                    line.number(),
                    decoder.nearly(line.bytes()) + "…",
                    Optional.of(" is longer than the " + lines.longest() + " bytes that a record may have"));
        }
        try {
            String text = decoder.of(line.bytes(), 0, line.bytes().length);
            boolean marked = line.number() == 1 && !text.isEmpty() && text.charAt(0) == StrictText.BYTE_ORDER_MARK;
            return new Line(line.number(), marked ? text.substring(1) : text, Optional.empty());
        } catch (StrictText.Undecodable wrongCharset) {
            return new Line(line.number(), decoder.nearly(line.bytes()), Optional.of(", " + wrongCharset.getMessage()));
        }
    }
}
