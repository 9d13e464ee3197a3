package org.switchboard.integration.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchboard.source.intake.SourceRecord;

/**
 * The lines of a CSV text as objects by the names in its first line; every value is a text. A line with too many or too
 * few values becomes a failed record. A quoted value that never ends would swallow all that follows: only the line in
 * which it begins fails, and reading goes on behind it.
 */
final class CsvRecords implements Iterator<SourceRecord> {

    private final TextLines lines;
    private final char delimiter;
    private final List<String> names;
    private Optional<TextLines.Line> next;

    CsvRecords(String fileName, TextLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.names = lines.nextFilled().map(line -> names(fileName, line)).orElse(List.of());
        this.next = lines.nextFilled();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public SourceRecord next() {
        TextLines.Line first = next.orElseThrow(NoSuchElementException::new);
        SourceRecord record = first.problem().map(first::failed).orElseGet(() -> record(first));
        next = lines.nextFilled();
        return record;
    }

    private SourceRecord record(TextLines.Line first) {
        CsvLine csv = new CsvLine(delimiter);
        csv.add(first.text());
        List<TextLines.Line> joined = new ArrayList<>(List.of(first));
        int length = first.text().length();
        while (csv.isOpen() && !csv.isBroken() && length <= lines.longest()) {
            Optional<TextLines.Line> more = lines.next();
            if (more.isEmpty()) {
                break;
            }
            joined.add(more.get());
            length += more.get().text().length();
            csv.add(more.get().text());
        }
        if (csv.isOpen() || csv.isBroken()) {
            for (int i = joined.size() - 1; i > 0; i--) {
                lines.putBack(joined.get(i));
            }
            return first.failed("line " + first.number()
                    + (csv.isOpen()
                            ? " begins a quoted value that does not end"
                            : " has something between the end of a quoted value and the next " + delimiter));
        }
        String text = joined.stream().map(TextLines.Line::text).collect(Collectors.joining("\n"));
        return joined.stream()
                .flatMap(line -> line.problem().stream())
                .findFirst()
                .or(() -> miscount(first, csv.values()))
                .map(problem -> TextLines.failed(text, problem))
                .orElseGet(() -> SourceRecord.canonical(object(csv.values())));
    }

    private Optional<String> miscount(TextLines.Line line, List<String> values) {
        return values.size() == names.size()
                ? Optional.empty()
                : Optional.of("line " + line.number() + " has " + values.size() + " values, but there are "
                        + names.size() + " names in the first line");
    }

    private ObjectNode object(List<String> values) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            record.put(names.get(i), values.get(i));
        }
        return record;
    }

    private List<String> names(String fileName, TextLines.Line line) {
        CsvLine csv = new CsvLine(delimiter);
        csv.add(line.text());
        List<String> found = csv.values().stream().map(String::strip).toList();
        Optional<String> problem = line.problem();
        if (problem.isEmpty() && (csv.isOpen() || csv.isBroken())) {
            problem = Optional.of("a quoted name does not end");
        }
        if (problem.isEmpty() && (found.contains("") || new HashSet<>(found).size() < found.size())) {
            problem = Optional.of("a name is missing or there twice");
        }
        problem.ifPresent(reason -> {
            throw new MalformedFile(fileName + " has no usable line of names: " + reason + ".", null);
        });
        return found;
    }
}
