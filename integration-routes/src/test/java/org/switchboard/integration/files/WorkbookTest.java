package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.integration.files.form.CsvForm;
import org.switchboard.integration.files.form.FileReading;
import org.switchboard.integration.files.form.MalformedFile;
import org.switchboard.source.intake.SourceRecord;

/** Workbooks written by Apache POI, another implementation of the format. */
class WorkbookTest {

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final Sheet sheet = workbook.createSheet("Customers");

    @AfterEach
    void close() throws IOException {
        workbook.close();
    }

    @Test
    void rows_become_objects_by_the_names_of_the_first_filled_row() {
        texts(2, "id", "name", "tel");
        texts(3, "1", "王建国", "0571 8888 6666");
        texts(5, "2", "O'Brien & <Sons>");

        assertThat(objects())
                .containsExactly(
                        "{\"id\":\"1\",\"name\":\"王建国\",\"tel\":\"0571 8888 6666\"}",
                        "{\"id\":\"2\",\"name\":\"O'Brien & <Sons>\",\"tel\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource({"1.14, 1.14", "4500000012, 4500000012", "-0.1, -0.1", "0, 0", "1e21, 1000000000000000000000", "100, 100"
    })
    void number_is_written_in_full_with_a_decimal_point(double number, String written) {
        texts(0, "v");
        sheet.createRow(1).createCell(0).setCellValue(number);

        assertThat(objects()).containsExactly("{\"v\":\"" + written + "\"}");
    }

    @Test
    void dates_are_those_of_iso_8601_whatever_their_format_and_elapsed_times_are_numbers() {
        texts(0, "a", "b", "c", "d", "e");
        Row row = sheet.createRow(1);
        dated(row, 0, "dd.mm.yyyy").setCellValue(LocalDate.of(2026, 11, 30));
        dated(row, 1, "yyyy\"年\"m\"月\"d\"日\" h:mm").setCellValue(LocalDateTime.of(2026, 11, 30, 8, 15, 30));
        dated(row, 2, "h:mm AM/PM").setCellValue(0.5);
        dated(row, 3, "[h]:mm").setCellValue(1.5);
        dated(row, 4, "#,##0.00 \"days\"").setCellValue(3);

        assertThat(objects())
                .containsExactly("{\"a\":\"2026-11-30\",\"b\":\"2026-11-30T08:15:30\",\"c\":\"12:00:00\",\"d\":\"1.5\","
                        + "\"e\":\"3\"}");
    }

    @Test
    void formula_has_its_value_and_a_cell_in_error_fails_its_row_alone() {
        texts(0, "a", "b");
        Row row = sheet.createRow(1);
        row.createCell(0).setCellFormula("1+1");
        row.createCell(1).setCellFormula("\"x\"&\"y\"");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        sheet.createRow(2).createCell(1).setCellErrorValue(FormulaError.NA.getCode());
        texts(3, "3", "z");

        assertThat(objects()).containsExactly("{\"a\":\"2\",\"b\":\"xy\"}", "{\"a\":\"3\",\"b\":\"z\"}");
        assertThat(failures()).containsExactly("row 3: cell B3 is in error, #N/A");
    }

    @Test
    void value_to_the_right_of_the_names_fails_its_row_alone() {
        texts(0, "a", "b");
        texts(1, "1", "2", "3");
        texts(2, "4", "5");

        assertThat(objects()).containsExactly("{\"a\":\"4\",\"b\":\"5\"}");
        assertThat(failures()).containsExactly("row 2: cell C2 has a value, but there are only 2 names in row 1");
    }

    @Test
    void names_that_are_missing_or_repeated_are_told_with_their_columns() {
        texts(0, "a", "", "a");
        assertThatThrownBy(this::objects)
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("f.xlsx, row 1 is no usable row of names: ");
    }

    @Test
    void first_visible_sheet_is_read_or_the_one_that_the_route_names() {
        workbook.setSheetHidden(0, true);
        workbook.createSheet("Meters");
        workbook.setActiveSheet(1);
        texts(0, "hidden");
        texts(1, "1");
        Sheet meters = workbook.getSheet("Meters");
        meters.createRow(0).createCell(0).setCellValue("meter");
        meters.createRow(1).createCell(0).setCellValue("M1");

        assertThat(objects()).containsExactly("{\"meter\":\"M1\"}");
        assertThat(good(read(reading(CsvForm.of(','), "Customers")))).containsExactly("{\"hidden\":\"1\"}");
        assertThatThrownBy(() -> read(reading(CsvForm.of(','), "Bills")))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("f.xlsx has no sheet Bills; its sheets are Customers, Meters.");
    }

    @Test
    void names_of_the_route_and_rows_to_skip_are_obeyed() {
        texts(0, "Export of 30 November");
        texts(1, "1", "x", "y");

        CsvForm form = new CsvForm(',', 1, List.of("id", "-", "name"), false);
        assertThat(good(read(reading(form, "")))).containsExactly("{\"id\":\"1\",\"name\":\"y\"}");
    }

    @Test
    void sheet_without_rows_has_no_records() {
        assertThat(objects()).isEmpty();
    }

    @Test
    void file_named_as_a_workbook_that_is_none_is_refused() {
        assertThatThrownBy(() ->
                        read("f.xlsx", "id,name\n1,x\n".getBytes(StandardCharsets.UTF_8), reading(CsvForm.of(','), "")))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("f.xlsx is no XLSX workbook.");
    }

    private void texts(int row, String... values) {
        Row created = sheet.createRow(row);
        for (int i = 0; i < values.length; i++) {
            created.createCell(i).setCellValue(values[i]);
        }
    }

    private Cell dated(Row row, int column, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private List<String> objects() {
        return good(read(reading(CsvForm.of(','), "")));
    }

    private List<String> failures() {
        return read(reading(CsvForm.of(','), "")).stream()
                .flatMap(record -> record.failure().stream())
                .map(problem -> problem.reason())
                .toList();
    }

    private static List<String> good(List<SourceRecord> records) {
        return records.stream()
                .flatMap(record -> record.canonical().stream())
                .map(Object::toString)
                .toList();
    }

    private static FileReading reading(CsvForm form, String sheet) {
        return new FileReading("auto", StandardCharsets.UTF_8, form, Optional.empty(), true, "", sheet, 1000);
    }

    private List<SourceRecord> read(FileReading reading) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return read("f.xlsx", bytes.toByteArray(), reading);
    }

    private static List<SourceRecord> read(String name, byte[] bytes, FileReading reading) {
        List<SourceRecord> drained = new ArrayList<>();
        try (FileRecords records = FileRecords.open(name, new ByteArrayInputStream(bytes), reading)) {
            records.forEachRemaining(record -> drained.add((SourceRecord) record));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return drained;
    }
}
