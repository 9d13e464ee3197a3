package org.switchboard.integration.files.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.switchboard.source.intake.SourceRecord;

/**
 * The rows of one sheet of an XLSX workbook as objects by the names in its row of names, or by those that the route gives;
 * every value is a text, as in CSV, see {@link CellText}. Blank rows are none. A row with a value to the right of the names,
 * or with a cell in error, becomes a failed record.
 */
final class SheetRecords implements Iterator<SourceRecord>, Closeable {

    private final String fileName;
    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> remaining;
    private final List<String> names;
    private final String placeOfNames;
    private Optional<Row> next;

    /** @param sheetName empty for the first visible sheet */
    SheetRecords(String fileName, Path file, CsvForm form, String sheetName) throws IOException {
        this.fileName = fileName;
        this.workbook = open(fileName, file);
        try {
            this.rows = sheet(sheetName).openStream();
            this.remaining = rows.iterator();
            this.next = filled(form.skipLines());
            if (form.columnNames().isEmpty() && next.isPresent()) {
                this.names = names(next.get());
                this.placeOfNames = "row " + next.get().getRowNum();
                this.next = filled(0);
            } else {
                this.names = form.columnNames();
                this.placeOfNames = "the columnNames of the route";
            }
        } catch (IOException | RuntimeException failure) {
            workbook.close();
            throw failure;
        }
    }

    private static ReadableWorkbook open(String fileName, Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException malformed) {
            throw new MalformedFile(
                    fileName + " is no workbook that can be read: " + malformed.getMessage() + ".", malformed);
        }
    }

    private Sheet sheet(String wanted) {
        List<Sheet> sheets = workbook.getSheets().toList();
        return sheets.stream()
                .filter(each -> wanted.isEmpty()
                        ? each.getVisibility() == SheetVisibility.VISIBLE
                        : each.getName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new MalformedFile(
                        fileName + " has no " + (wanted.isEmpty() ? "visible sheet" : "sheet " + wanted)
                                + "; its sheets are "
                                + sheets.stream().map(Sheet::getName).collect(Collectors.joining(", ")) + ".",
                        null));
    }

    /** @param above rows up to this number are skipped */
    private Optional<Row> filled(int above) {
        try {
            while (remaining.hasNext()) {
                Row row = remaining.next();
                if (row.getRowNum() > above && !isBlank(row)) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (ExcelReaderException malformed) {
            throw new MalformedFile(fileName + " cannot be read on: " + malformed.getMessage() + ".", malformed);
        }
    }

    private static boolean isBlank(Row row) {
        return row.stream().filter(Objects::nonNull).allMatch(cell -> CellText.of(cell)
                .isBlank());
    }

    private List<String> names(Row row) {
        List<String> found = IntStream.range(0, row.getCellCount())
                .mapToObj(i -> text(row, i).strip())
                .collect(Collectors.toList());
        while (found.get(found.size() - 1).isEmpty()) {
            found.remove(found.size() - 1);
        }
        CsvForm.fault(found).ifPresent(reason -> {
            throw new MalformedFile(
                    fileName + ", row " + row.getRowNum() + " is no usable row of names: " + reason + ".", null);
        });
        return List.copyOf(found);
    }

    private static String text(Row row, int column) {
        return row.getOptionalCell(column).map(CellText::of).orElse("");
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public SourceRecord next() {
        Row row = next.orElseThrow(NoSuchElementException::new);
        next = filled(0);
        return problem(row)
                .map(reason -> TextLines.failed(
                        row.stream().filter(Objects::nonNull).map(CellText::of).collect(Collectors.joining("\t")),
                        "row " + row.getRowNum() + reason))
                .orElseGet(() -> SourceRecord.canonical(object(row)));
    }

    private Optional<String> problem(Row row) {
        for (int i = 0; i < row.getCellCount(); i++) {
            Optional<Cell> cell = row.getOptionalCell(i);
            boolean error =
                    cell.filter(each -> each.getType() == CellType.ERROR).isPresent();
            if (error && !isLeftOut(i)) {
                return Optional.of(": cell " + cell.get().getAddress() + " is in error, " + CellText.of(cell.get()));
            }
            if (i >= names.size() && !text(row, i).isBlank()) {
                return Optional.of(": cell " + cell.orElseThrow().getAddress() + " has a value, but there are only "
                        + names.size() + " names in " + placeOfNames);
            }
        }
        return Optional.empty();
    }

    private boolean isLeftOut(int column) {
        return column < names.size() && names.get(column).equals(CsvForm.LEFT_OUT);
    }

    private ObjectNode object(Row row) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            if (!isLeftOut(i)) {
                record.put(names.get(i), text(row, i));
            }
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
