package org.switchboard.integration.files.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.source.intake.SourceRecord;

/**
 * The lines of a CSV text as objects by the names in its line of names, or by those that the route gives; every value is
 * a text. A first line such as {@code sep=;}, which Excel reads and writes, says the delimiter. A line with too many or too
 * few values becomes a failed record. A quoted value that never ends would swallow all that follows: only the line in
 * which it begins fails, and reading goes on behind it.
 */
final class CsvRecords implements Iterator<SourceRecord> {

    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=(.)\"?\\s*");

    private final TextLines lines;
    private final char delimiter;
    private final List<String> names;
    private final String placeOfNames;
    private final boolean trailingDelimiter;
    private Optional<TextLines.Line> next;

    CsvRecords(String fileName, TextLines lines, CsvForm form) {
        this.lines = lines;
        this.delimiter = delimiterLine().orElse(form.delimiter());
        for (int i = 0; i < form.skipLines(); i++) {
            lines.next();
        }
        Optional<TextLines.Line> line = form.columnNames().isEmpty() ? lines.nextFilled() : Optional.empty();
        List<String> found = line.map(each -> names(fileName, each)).orElse(form.columnNames());
        boolean unnamedLast = line.isPresent()
                && found.size() > 1
                && found.get(found.size() - 1).isEmpty();
        this.trailingDelimiter = form.trailingDelimiter() || unnamedLast;
        this.names = unnamedLast ? found.subList(0, found.size() - 1) : found;
        this.placeOfNames = line.map(each -> each.number() == 1 ? "the first line" : "line " + each.number())
                .orElse("the columnNames of the route");
        line.ifPresent(each -> CsvForm.fault(names).ifPresent(reason -> {
            throw unusableNames(fileName, each, reason);
        }));
        this.next = lines.nextFilled();
    }

    /** What the first line says, when it is no record and no names. */
    private Optional<Character> delimiterLine() {
        Optional<TextLines.Line> first = lines.next();
        Optional<Character> said = first.map(line -> SEPARATOR.matcher(line.text()))
                .filter(Matcher::matches)
                .map(line -> line.group(1).charAt(0));
        if (said.isEmpty()) {
            first.ifPresent(lines::putBack);
        }
        return said;
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
        List<String> values = values(csv);
        String text = joined.stream().map(TextLines.Line::text).collect(Collectors.joining("\n"));
        return joined.stream()
                .flatMap(line -> line.problem().stream())
                .findFirst()
                .or(() -> miscount(first, values))
                .map(problem -> TextLines.failed(text, problem))
                .orElseGet(() -> SourceRecord.canonical(object(values)));
    }

    private Optional<String> miscount(TextLines.Line line, List<String> values) {
        return values.size() == names.size()
                ? Optional.empty()
                : Optional.of("line " + line.number() + " has " + values.size() + " values, but there are "
                        + names.size() + " names in " + placeOfNames);
    }

    private List<String> values(CsvLine csv) {
        List<String> values = csv.values();
        int last = values.size() - 1;
        return trailingDelimiter && last > 0 && values.get(last).isEmpty() ? values.subList(0, last) : values;
    }

    private ObjectNode object(List<String> values) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            if (!names.get(i).equals(CsvForm.LEFT_OUT)) {
                record.put(names.get(i), values.get(i));
            }
        }
        return record;
    }

    private List<String> names(String fileName, TextLines.Line line) {
        CsvLine csv = new CsvLine(delimiter);
        csv.add(line.text());
        line.problem().ifPresent(reason -> {
            throw unusableNames(fileName, line, reason);
        });
        if (csv.isOpen() || csv.isBroken()) {
            throw unusableNames(fileName, line, "a quoted name does not end");
        }
        return csv.values().stream().map(String::strip).toList();
    }

    private static MalformedFile unusableNames(String fileName, TextLines.Line line, String reason) {
        return new MalformedFile(
                fileName + ", line " + line.number() + " is no usable line of names: " + reason + ".", null);
    }
}
